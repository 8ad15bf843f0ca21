"""How many altered copies are found, and how many honest pictures are taken for one."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PIL import Image

from deals.lives import likeness
from deals.lives.screen import measure
from tests.lives.altering import ALTERATIONS, saved
from tests.lives.pictures import Layout, Live, screen, some_live

BEGIN = 100.0  # the second of each live at which its first picture was taken
GAPS = {5: "5 seconds", 10: "10 seconds", 30: "30 seconds", 120: "2 minutes", 900: "15 minutes"}
STUDIO = 7


@dataclass(frozen=True)
class Shelf:
    """What was kept: small copies, and the bits that they are looked up by."""

    small: tuple[bytes, ...]
    bits: Any

    def twin_of(self, small: bytes) -> int | None:
        """The place of the kept one that it is held to be."""
        picture = likeness.Compared(small)
        for at, frame, mirrored in likeness.candidates(small, self.bits):
            if picture.to(self.small[at], frame, mirrored).same:
                return at
        return None


def shelf(small: Sequence[bytes]) -> Shelf:
    return Shelf(tuple(small), np.array([likeness.bits(one) for one in small], np.uint64))


def small_of(picture: Image.Image, quality: int = 90) -> bytes:
    """As it is kept of what a phone sent."""
    measured = measure(saved(picture, quality=quality))
    assert measured
    return measured.small


def lives(seed: int, count: int, layouts: tuple[Layout, ...]) -> list[Live]:
    return [some_live(seed * 100_000 + number, layouts) for number in range(count)]


def copies(of: Sequence[Live], others: Sequence[Live]) -> Iterator[tuple[str, int, int, int]]:
    """For each alteration: its name, how many copies, how many found, how many taken for a picture
    of another live; among the pictures of all these lives."""
    first = [screen(live, BEGIN) for live in of]
    kept = shelf(
        [small_of(one) for one in first] + [small_of(screen(one, BEGIN)) for one in others]
    )
    for name, alter in ALTERATIONS.items():
        met = [
            kept.twin_of(small_of(alter(one, random.Random(f"{live} {name}"))))
            for live, one in zip(of, first, strict=True)
        ]
        right = sum(found == place for place, found in enumerate(met))
        yield name, len(met), right, len(met) - right - met.count(None)


def honest(of: Sequence[Live]) -> Iterator[tuple[str, int, int]]:
    """For each kind of pictures that are alike and honest: how many pairs, how many held back."""
    for gap, told in GAPS.items():
        yield f"one live, {told} apart", *_alarms(of, lambda live, gap=gap: (live, BEGIN + gap))
    still = [replace(live, still=True) for live in of]
    for gap in (10, 900):
        kind = f"a still picture instead of a host, {GAPS[gap]} apart"
        yield kind, *_alarms(still, lambda live, gap=gap: (live, BEGIN + gap))
    shared = [replace(live, studio=STUDIO) for live in of]
    yield "two hosts in one studio, one shop", *_alarms(shared, _another_host)
    yield "two hosts at home, one shop", *_alarms(of, _another_host)
    yield "the same host on another day", *_alarms(of, lambda live: (live, BEGIN + 90_000))


def _another_host(live: Live) -> tuple[Live, float]:
    return replace(live, host=live.host + 50_000), BEGIN


def _alarms(of: Sequence[Live], other: Callable[[Live], tuple[Live, float]]) -> tuple[int, int]:
    held = 0
    for live in of:
        one = shelf([small_of(screen(live, BEGIN))])
        held += one.twin_of(small_of(screen(*other(live)))) is not None
    return len(of), held
