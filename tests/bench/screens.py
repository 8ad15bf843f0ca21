"""`python -m tests.bench.screens URL COUNT`: how long it takes to look a screenshot up among so
many that were kept, as JSON, in milliseconds.

Each kept one looks like one of a few hundred that were drawn, with some of its bits turned over, so
that many are nearly meant: the worst there is. What is looked up are altered copies, which have to
be found, and pictures that never came: ahead of the turn, beside whoever writes; then in the turn,
which holds up every chat on SQLite; and all of it in the turn, as it would be without.
"""

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest
from statistics import median

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

import bot  # noqa: F401  (numpy keeps to one core, as in the bot)
from deals.lives import likeness
from deals.lives.screen import Ahead, Screen, measure
from storage import tables
from storage.db import Database
from storage.lives import screens
from storage.personal import fingerprints
from tests.bench.book import now
from tests.lives.altering import ALTERATIONS, saved
from tests.lives.pictures import TRIED, UNSEEN, screen, some_live

DRAWN, LOOKED_UP = 60, 6
SIZE = (360, 800)
AT_ONCE = 5000
TURNED = (8, 28)  # bits of 64


def main(url: str, count: int) -> None:
    database = Database(url)
    SQLModel.metadata.create_all(database.engine)
    lives = [replace(some_live(seed, TRIED), size=SIZE) for seed in range(DRAWN)]
    first = [_measured(saved(screen(live, 100))) for live in lives]
    database.transact(lambda s: fingerprints.begin(s))
    database.transact(lambda s: _fill(s, first, count))
    how = ALTERATIONS["two of these at once"]
    copies = [
        _measured(saved(how(screen(live, 100), random.Random(live.host))))
        for live in lives[:LOOKED_UP]
    ]
    unknown = [replace(some_live(seed, UNSEEN), size=SIZE) for seed in range(LOOKED_UP)]
    others = [_measured(saved(screen(live, 100))) for live in unknown]
    figures = {"screen_first_ms": _looked_up(database, others[:1])[0]}
    for name, pictures in (("copy", copies), ("new", others)):
        figures[f"screen_{name}_ms"] = median(_looked_up(database, pictures))
        ahead = _looked_ahead(database, pictures)
        figures[f"screen_{name}_ahead_ms"] = median(took for took, _ in ahead)
        known = [one for _, one in ahead]
        figures[f"screen_{name}_turn_ms"] = median(_looked_up(database, pictures, known))
    print(json.dumps(figures))


def _measured(content: bytes) -> Screen:
    found = measure(content)
    assert found
    return found


def _fill(session: Session, first: Sequence[Screen], count: int) -> None:
    dice, at = random.Random(7), now() - timedelta(days=1)
    for number, one in enumerate(first):
        screens.keep(session, one, f"{number:064x}", None, at)
    bits = [likeness.bits(one.small) for one in first]
    packed = [screens._packed(one.small) for one in first]
    for begin in range(DRAWN, count, AT_ONCE):
        rows = []
        for number in range(begin, min(count, begin + AT_ONCE)):
            like = dice.randrange(DRAWN)
            turned = sum(1 << bit for bit in dice.sample(range(64), dice.randint(*TURNED)))
            signed = screens._signed(bits[like] ^ turned)
            rows.append(
                {"sha256": f"{number:064x}", "bits": signed, "small": packed[like], "blank": False}
                | {"width": SIZE[0], "height": SIZE[1], "kept_at": at, "taken_at": None}
            )
        session.execute(insert(tables.Screen), rows)


def _looked_ahead(database: Database, pictures: Sequence[Screen]) -> list[tuple[float, Ahead]]:
    found = []
    for one in pictures:
        began = time.process_time()
        known = database.read(lambda s, one=one: screens.look_ahead(s, one, now()))  # type: ignore[misc]
        found.append(((time.process_time() - began) * 1000, known))
    return found


def _looked_up(
    database: Database, pictures: Sequence[Screen], ahead: Sequence[Ahead] = ()
) -> list[float]:
    """Milliseconds of this process, whatever else the machine does."""
    took = []
    for number, (one, known) in enumerate(zip_longest(pictures, ahead)):

        def look(
            session: Session, one: Screen = one, known: Ahead | None = known, number: int = number
        ) -> None:
            began = time.process_time()
            screens.twin_of(session, one, f"looked up {number}", now(), known)
            took.append((time.process_time() - began) * 1000)

        database.transact(look)
    return took


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
