"""What staff read of what waits on us."""

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Terms


@dataclass(frozen=True)
class DueLine:
    """One thing that waits on us, since so many days or hours. `deal` is None without one.

    `quote`: what they ask, in short; `terms`: theirs, where we owe an answer to these.
    """

    place: int
    kind: str
    partner: str
    campaign: str
    deal: int | None
    days: int
    hours: int
    quote: str = ""
    terms: Terms | None = None


@dataclass(frozen=True)
class QueueLine:
    kind: str
    campaign: str
    count: int
    days: int


@dataclass(frozen=True)
class DueList(Words):
    """`more`: queues that are not shown."""

    queues: tuple[QueueLine, ...]
    more: int
    items: tuple[DueLine, ...]
    page: int
    pages: int
    total: int
    mine: bool
