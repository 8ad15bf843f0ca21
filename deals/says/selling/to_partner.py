"""What partners hear about a cash bonus."""

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Target


@dataclass(frozen=True)
class BonusReached(Words):
    """All of it is there: a lead looks at it now."""

    brand: str
    campaign: str
    amount_idr: int
    target: Target


@dataclass(frozen=True)
class BonusRefused(Words):
    """It is not paid, and why."""

    brand: str
    campaign: str
    amount_idr: int
    reason: str
