"""What staff read about how far we may go in a campaign. `lines`: the limits, as they are typed."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class LimitsCard(Words):
    """`approved_by`: the lead's name, or "" while no lead has approved them."""

    number: int
    campaign: str
    mode: str
    lines: tuple[str, ...]
    by: str
    approved_by: str


@dataclass(frozen=True)
class AskLimits(Words):
    """`lines`: as they are now, or an example."""

    campaign: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LimitsCheck(Words):
    """Limits as we read them, before they are kept."""

    campaign: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LimitsUnfit(Words):
    """Why limits cannot be kept; `faults` are keys of the words table campaign_problems."""

    campaign: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class NoticeLimits(Words):
    """Leads hear of limits that wait for their approval. `mode`: what they are used for then."""

    number: int
    campaign: str
    by: str
    mode: str
    lines: tuple[str, ...]
