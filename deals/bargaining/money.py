"""The next amount to name: half of what is left, never more than half of the step before."""

from math import floor

MILLION = 1_000_000


def said(idr: int) -> int:
    """The next lower amount that people say: in 25 thousands, from a million on in 50 thousands."""
    step = 25_000 if idr < MILLION else 50_000
    return idr // step * step


def next_fee(ours: int, asked: int, highest: int, before: int) -> int:
    """Our next fee in rupiah; `ours` again when no step is left. `before`: our last step, or 0."""
    return max(ours, said(ours + _step(ours, min(asked, highest), before)))


def next_share(ours: float, asked: float, highest: float, before: float) -> float:
    """Our next commission in percent, in half percents; `ours` again when no step is left."""
    half = min(asked, highest) - ours
    step = max(half, 0) / 2
    if before:
        step = min(step, before / 2)
    return max(ours, floor((ours + step) * 2) / 2)


def _step(ours: int, wanted: int, before: int) -> int:
    step = max(wanted - ours, 0) // 2
    return min(step, before // 2) if before else step
