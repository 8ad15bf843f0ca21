"""What staff read of many deals."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.office.campaigns import StageCount


@dataclass(frozen=True)
class ListLine:
    deal: int
    partner: str
    handle: str
    tier: str
    followers: str
    stage: str
    campaign: str
    pr_status: str


@dataclass(frozen=True)
class DealList(Words):
    """`stages`: how many stand where, of the whole list."""

    lines: tuple[ListLine, ...]
    filters: tuple[str, ...]
    page: int
    pages: int
    total: int
    stages: tuple[StageCount, ...] = ()
