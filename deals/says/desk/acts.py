"""What staff read in one line: a question, or what was done, and taken back."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class DeskLine(Words):
    """One sentence or question, by its key in the words; `about`: whom or what it is about."""

    key: str
    about: str = ""


@dataclass(frozen=True)
class Acted(Words):
    """What was just done to a deal. `undo`: it can be taken back for a few minutes; `note`: a sum
    or the like that belongs to it."""

    deal: int
    partner: str
    campaign: str
    act: str
    undo: bool
    note: str = ""


@dataclass(frozen=True)
class Undone(Words):
    """`act` is a key of the words table happened; `told`: the partner had heard of it."""

    deal: int
    partner: str
    campaign: str
    act: str
    told: bool
