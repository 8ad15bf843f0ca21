"""What staff read of campaigns."""

from datetime import date

from deals.deadlines.extensions import NO_EXTENDING, Extending
from deals.lean import dataclass
from deals.says import Words
from deals.terms import Terms


@dataclass(frozen=True)
class StageCount:
    stage: str
    count: int


@dataclass(frozen=True)
class CampaignLine:
    number: int
    campaign: str
    brand: str
    month: str
    open: bool
    total: int
    target: int
    stages: tuple[StageCount, ...]


@dataclass(frozen=True)
class CampaignList(Words):
    campaigns: tuple[CampaignLine, ...]
    more: int


@dataclass(frozen=True)
class CampaignCard(Words):
    """One campaign with everything that it offers."""

    line: CampaignLine
    kind: str
    shop: str
    terms: Terms
    post_by: date | None
    brief: str
    extending: Extending = NO_EXTENDING


@dataclass(frozen=True)
class CampaignClosed(Words):
    """`let_go`: partners who had not been approached, and are off the list."""

    campaign: str
    let_go: int


@dataclass(frozen=True)
class CampaignReopened(Words):
    """`back`: partners who had been let go at the closing."""

    campaign: str
    back: int


@dataclass(frozen=True)
class FactTold:
    topic: str
    words: str


@dataclass(frozen=True)
class CampaignCheck(Words):
    """A campaign as it would be opened; `facts`: what whoever asks is told."""

    brand: str
    campaign: str
    kind: str
    shop: str
    month: str
    target: int
    terms: Terms
    post_by: date | None
    brief: str
    messages: tuple[str, ...]
    dos: tuple[str, ...]
    donts: tuple[str, ...]
    approval: bool
    limits: tuple[str, ...]
    mode: str  # of bargaining, when there are limits
    facts: tuple[FactTold, ...]
    extending: Extending = NO_EXTENDING


@dataclass(frozen=True)
class Fault:
    key: str
    code: str


@dataclass(frozen=True)
class CampaignFaults(Words):
    """Why a campaign cannot be opened as it was written."""

    faults: tuple[Fault, ...]
