"""Whether two pictures are one: looked up by 64 bits, then laid upon each other.

Two moments of one live share frame, room and host, so that no hash tells them apart; what differs
is where the host stands and what is written. A copy is found by its bits though its edges were cut,
then its frame is found to a fraction of a pixel, and what differs is counted tile by tile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

WIDE, HIGH = 96, 192  # of the small grey copy
LOOKED_AT = 48  # candidates that are laid upon the picture, the likest first
TOGETHER = 512  # kept ones that are compared at a time: they stay near the core
ALIKE_BITS = 16  # of 64 in which a copy may differ
DIFFERS = 0.105  # of the tiles may differ, if they lie together, as where something was pasted on
ELSEWHERE = 0.009  # and of the others
FEWEST = 20  # tiles that have to show anything
TILE = 8
INNER = (0.2, 0.8)  # the part of a kept picture that its bits are of
CUTS = (-0.1, -0.05, 0.0, 0.05, 0.1)  # of an edge; below 0 the kept one had been cut
STEPS = (4, 2, 1)  # by which it is coarser while the frame is looked for
TURNS = 5  # at each of them, at most
SETTLED = 0.001  # of a side: it moves no further
WHOLE = np.array([0.0, 1.0, 0.0, 1.0])  # neither was cut
ASTRAY = 0.3  # of a side: it has lost its way
ALONG = 0.5  # below which two pictures show something else altogether
NEAR = range(-2, 3)  # tiles away: of one patch
PLAIN = 5.0  # grey levels: a tile that varies less shows nothing
STILL_ALIKE = 0.75  # how much a tile has to go with its twin

Grey = np.ndarray[Any, np.dtype[np.floating[Any]]]
Frame = tuple[float, float, float, float]  # left, right, top and bottom of one within the other


@dataclass(frozen=True)
class Likeness:
    """How one picture lies upon another: how many tiles show anything, which part of them differs,
    and which part but for the largest patch that does. What goes on in a live differs in many
    places; what somebody pasted on, in one."""

    tiles: int
    differs: float
    elsewhere: float
    mirrored: bool = False

    @property
    def same(self) -> bool:
        alike = self.differs <= DIFFERS and self.elsewhere <= ELSEWHERE
        return self.tiles >= FEWEST and alike


def grey(small: bytes) -> Grey:
    """The small copy as it is kept, as numbers."""
    return np.frombuffer(small, np.uint8).reshape(HIGH, WIDE).astype(np.float32)


def bits(small: bytes) -> int:
    """What a picture is looked up by."""
    [[found]] = _bits(grey(small), ((0.0, 0.0),), ((0.0, 0.0),))
    return int(found)


def candidates(small: bytes, kept: Any) -> list[tuple[int, Frame, bool]]:
    """The likest of the kept ones (their bits, as uint64): which, how it may lie, and mirrored."""
    picture = grey(small)
    cuts = tuple((first, last) for first in CUTS for last in CUTS)
    probes = [
        (found, (*across, *down), False)
        for down, row in zip(cuts, _bits(picture, cuts, cuts), strict=True)
        for across, found in zip(cuts, row, strict=True)
    ]
    whole = ((0.0, 0.0),)
    [[turned]] = _bits(np.ascontiguousarray(picture[:, ::-1]), whole, whole)
    probes.append((turned, (0.0, 0.0, 0.0, 0.0), True))
    signs = np.array([[sign] for sign, _, _ in probes])
    found = [
        one
        for begin in range(0, len(kept), TOGETHER)
        for one in _near(signs, kept[begin : begin + TOGETHER], begin)
    ]
    likest = sorted(found)[:LOOKED_AT]
    return [(at, *probes[way][1:]) for _, at, way in likest]


def _near(signs: Any, kept: Any, begin: int) -> list[tuple[int, int, int]]:
    """Those of a few kept ones that are alike in one of the ways: bits apart, which one, which
    way."""
    apart = np.bitwise_count(signs ^ kept)
    near = np.flatnonzero(apart.min(0) <= ALIKE_BITS)
    ways = apart[:, near].argmin(0)
    return [
        (int(apart[way, at]), begin + int(at), int(way)) for at, way in zip(near, ways, strict=True)
    ]


def shown_in(small: bytes, others: Sequence[bytes]) -> bool:
    """Whether a picture is one of these, or nearly."""
    if not others:
        return False
    near = candidates(small, np.array([bits(one) for one in others], np.uint64))
    picture = Compared(small)
    return any(picture.to(others[at], frame, turned).same for at, frame, turned in near)


class Compared:
    """One picture that is laid upon others."""

    def __init__(self, small: bytes) -> None:
        self._ways = {False: _Prepared(grey(small))}

    def to(self, kept: bytes, frame: Frame, mirrored: bool = False) -> Likeness:
        """Lays it upon a kept one, beginning with `frame`, and counts what differs."""
        if mirrored and mirrored not in self._ways:
            self._ways[True] = self._ways[False].turned()
        picture, other = self._ways[mirrored], _Prepared(grey(kept))
        fit = _aligned(picture, other, frame)
        if fit is None:
            return Likeness(0, 1.0, 1.0, mirrored)
        laid, seen = _laid(picture.soft, (HIGH, WIDE), fit)
        return Likeness(*_differing(laid, other.soft, seen), mirrored)


class _Prepared:
    """A picture without what light and contrast change, coarse and fine."""

    def __init__(self, picture: Grey) -> None:
        self._picture = picture
        self._levels: dict[int, Grey] = {}

    @property
    def soft(self) -> Grey:
        return _blurred(self._picture, 1)

    def level(self, step: int) -> Grey:
        """So many times coarser; made when it is asked for, since most go no further than one."""
        if step not in self._levels:
            self._levels[step] = _evened(_blurred(_shrunk(self._picture, step), 1))
        return self._levels[step]

    def turned(self) -> "_Prepared":
        return _Prepared(np.ascontiguousarray(self._picture[:, ::-1]))


def _bits(picture: Grey, across: Any, down: Any) -> Any:
    """64 bits for each cut: rows of `down`, columns of `across`."""
    waves = _waves(HIGH, down) @ picture @ _waves(WIDE, across).T
    cells = waves.reshape(len(down), 8, len(across), 8).swapaxes(1, 2) > 0
    packed = np.packbits(cells.reshape(len(down), len(across), 64), axis=-1)
    return packed.view(">u8")[..., 0].astype(np.uint64)


@cache
def _waves(length: int, cuts: tuple[tuple[float, float], ...]) -> Grey:
    """For each cut, eight cosines over where the inner part of the kept one would lie."""
    places = (np.arange(length) + 0.5) / length
    rows = []
    for first, last in cuts:
        begin, end = ((inner - first) / (1 - first - last) for inner in INNER)
        within = (places - begin) / (end - begin)
        soft = np.clip((0.5 - np.abs(within - 0.5)) * (end - begin) * length + 0.5, 0, 1)
        for wave in range(8):
            cosine = np.cos(np.pi * (wave + 1 if wave else 0) * within) * soft
            if wave:
                cosine -= soft * cosine.sum() / soft.sum()
            rows.append(cosine)
    return np.array(rows, np.float32)


def _aligned(picture: _Prepared, other: _Prepared, frame: Frame) -> Any:
    """Where the kept one lies in the picture, from coarse to fine; None when it shows something
    else altogether."""
    first, last, top, bottom = frame
    wide, high = 1 - first - last, 1 - top - bottom
    begun = fit = np.array([-first / wide, 1 / wide, -top / high, 1 / high])
    for step in STEPS:
        one, two = picture.level(step), other.level(step)
        for _ in range(TURNS):
            change = _step(one, two, fit)
            fit = fit + change
            if np.abs(change).max() < SETTLED:
                break
        if np.abs(fit - begun).max() > ASTRAY or _goes_along(one, two, fit) < ALONG:
            fit = max((begun, WHOLE), key=lambda tried: _goes_along(one, two, tried))
            if _goes_along(one, two, fit) < ALONG:
                return None
    return fit


def _goes_along(picture: Grey, other: Grey, fit: Any) -> float:
    """How much one goes with the other where both reach, at most 1."""
    laid, seen = _laid(picture, other.shape, fit)
    both = [(one * two * seen).sum() for one, two in ((laid, other), (laid, laid), (other, other))]
    return float(both[0] / (both[1] * both[2] + 1) ** 0.5)


def _step(picture: Grey, other: Grey, fit: Any) -> Any:
    """One step of least squares: how the frame has to move for less to differ."""
    high, wide = other.shape
    laid, seen = _laid(picture, other.shape, fit)
    down, across = np.gradient(laid)
    along = ((np.arange(wide) + 0.5) / wide).astype(np.float32)
    below = ((np.arange(high) + 0.5) / high).astype(np.float32)[:, None]
    # derivatives of what is laid by the picture's own coordinates, then by the four edges
    by_x, by_y = across * wide / fit[1], down * high / fit[3]
    slopes = np.stack([by_x, by_x * along, by_y, by_y * below])
    apart = other - laid
    weight = seen / (1 + apart * apart)  # what differs altogether says nothing of the frame
    slopes = slopes.reshape(4, -1)
    weighted = slopes * weight.reshape(-1)
    normal = weighted @ slopes.T
    normal += np.eye(4) * 1e-4 * np.trace(normal)
    return np.linalg.solve(normal, weighted @ apart.reshape(-1))


def _laid(picture: Grey, shape: Any, fit: Any) -> tuple[Grey, Grey]:
    """The picture in the frame of the other, and where it reaches."""
    high, wide = shape
    across, in_x = _between(wide, picture.shape[1], fit[0], fit[1])
    down, in_y = _between(high, picture.shape[0], fit[2], fit[3])
    return down @ picture @ across.T, in_y[:, None] * in_x[None, :]


def _between(to: int, of: int, offset: float, scale: float) -> tuple[Grey, Grey]:
    """A matrix that reads `to` places out of `of`, and which of them are there."""
    at = (offset + scale * (np.arange(to) + 0.5) / to) * of - 0.5
    inside = ((at > -0.5) & (at < of - 0.5)).astype(np.float32)
    at = np.clip(at, 0, of - 1)
    low = np.minimum(at.astype(int), of - 2)
    part = (at - low).astype(np.float32)
    matrix = np.zeros((to, of), np.float32)
    matrix[np.arange(to), low] = 1 - part
    matrix[np.arange(to), low + 1] = part
    return matrix, inside


def _differing(laid: Grey, other: Grey, seen: Grey) -> tuple[int, float, float]:
    """How many tiles show anything, which part of them differs, and which but for one patch."""
    whole = _tiles(seen).mean(-1) > 0.99
    one, two = _tiles(laid), _tiles(other)
    one, two = one - one.mean(-1, keepdims=True), two - two.mean(-1, keepdims=True)
    ones, twos = np.sqrt((one * one).mean(-1)), np.sqrt((two * two).mean(-1))
    telling = whole & (np.maximum(ones, twos) > PLAIN)
    together = (one * two).mean(-1) / (ones * twos + 1)
    apart = telling & (together < STILL_ALIKE)
    count, differ = int(telling.sum()) or 1, int(apart.sum())
    return int(telling.sum()), differ / count, (differ - _largest_patch(apart)) / count


def _largest_patch(apart: Any) -> int:
    """How many tiles the largest patch has."""
    left = {(int(y), int(x)) for y, x in np.argwhere(apart)}
    largest = 0
    while left:
        edge, size = [left.pop()], 0
        while edge:
            y, x = edge.pop()
            size += 1
            near = {(y + down, x + across) for down in NEAR for across in NEAR} & left
            left -= near
            edge += near
        largest = max(largest, size)
    return largest


def _tiles(picture: Grey) -> Grey:
    high, wide = (side // TILE for side in picture.shape)
    return picture.reshape(high, TILE, wide, TILE).swapaxes(1, 2).reshape(high, wide, -1)


def _shrunk(picture: Grey, step: int) -> Grey:
    high, wide = picture.shape
    return picture.reshape(high // step, step, wide // step, step).mean((1, 3))


def _evened(picture: Grey) -> Grey:
    """Without what light and contrast change."""
    reach = max(3, picture.shape[1] // 8)
    flat = picture - _blurred(picture, reach)
    return flat / (np.sqrt(_blurred(flat * flat, reach)) + 4)


def _blurred(picture: Grey, reach: int) -> Grey:
    """The mean of what lies within reach, on either side."""
    high, wide = picture.shape
    return _box(high, reach) @ picture @ _box(wide, reach).T


@cache
def _box(length: int, reach: int) -> Grey:
    places = np.arange(length)
    near = np.abs(places[:, None] - places) <= reach
    return (near / near.sum(1, keepdims=True)).astype(np.float32)
