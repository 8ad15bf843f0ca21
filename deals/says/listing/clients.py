"""What staff read of a client's sheet."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class ClientRow:
    row: int
    name: str
    note: str


@dataclass(frozen=True)
class ClientAnswers(Words):
    """The client's sheet as it was read. `same`: rows that say nothing new."""

    campaign: str
    yes: int
    no: int
    same: int
    unanswered: int
    rows: tuple[ClientRow, ...]
    more: int
    missing: int
    target: int
