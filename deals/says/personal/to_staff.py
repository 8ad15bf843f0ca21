"""What staff hear of what somebody asks about their data."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class NoticeData(Words):
    """Somebody asks for something that the law gives them, and a person has to see to it.

    `number`: the partner's, by which the commands at the terminal know them.
    """

    number: int
    partner: str
    kind: str
    by: str
    text: str
    days: int


@dataclass(frozen=True)
class NoticeDataLate(Words):
    """Some of it waits for long: `hours` are left for the oldest."""

    waiting: int
    hours: int
