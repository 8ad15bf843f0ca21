"""What keeping a sales file would change, and what was found of one before its turn."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from deals.selling.reading import Summary, Written
from deals.selling.sheet import Known
from deals.selling.upload import Upload


@dataclass(frozen=True)
class Change:
    """What a line says now of what was known otherwise. `state`: of an order; "" of a period."""

    account: str
    before: tuple[int, int, str]  # units, rupiah, state
    after: tuple[int, int, str]


@dataclass
class Taken:
    """How many lines are new, changed what stood, or said nothing else than that; the first
    changes. `forgotten`: lines of whoever asked to be forgotten, which are left out."""

    new: int = 0
    changed: int = 0
    same: int = 0
    forgotten: int = 0
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Looked:
    """What the lines of a file come to, and what keeping them would change. `stood_on`: what they
    were compared with."""

    summary: Summary
    taken: Taken
    stood_on: Hashable


@dataclass(frozen=True)
class SalesAhead:
    """What was found of a file before its turn, by what was `known` of its columns then. `looked`:
    None where something was still to be asked, or it was kept already."""

    upload: Upload
    known: Known
    written: Written
    looked: Looked | None
