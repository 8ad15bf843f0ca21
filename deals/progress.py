"""How far somebody has come with what is due: so many of so many handed in, of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from deals.deal import Deliverable


@dataclass(frozen=True)
class Progress:
    """Of content of one kind: how many were handed in, accepted or not, and how many are due."""

    kind: str
    platform: str
    handed_in: int
    of: int


def progress(pieces: Iterable[Deliverable]) -> tuple[Progress, ...]:
    """Each kind on each platform, in their order; what was excused is due no more."""
    counts: dict[tuple[str, str], list[int]] = {}
    for piece in pieces:
        if piece.state == "excused":
            continue
        known = counts.setdefault((piece.kind, piece.platform), [0, 0])
        known[0] += not piece.outstanding
        known[1] += 1
    return tuple(Progress(*what, *known) for what, known in counts.items())
