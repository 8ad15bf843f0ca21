"""What partners and leads read about a cash bonus."""

from dataclasses import dataclass

from deals.says import Words
from deals.says.notices import Notice
from deals.selling.bonus import Claim
from deals.selling.meter import Meter
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


@dataclass(frozen=True)
class NoticeBonus(Notice):
    """A bonus is earned: a lead decides. `condition`: what no number says; `excused`: pieces that
    were let go; `also`: other bonuses that the same sales earn."""

    shop: str
    amount_idr: int
    meter: Meter
    condition: str
    excused: int
    also: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class NoticeBonusDoubted(Notice):
    """What is known by now speaks against a bonus that was approved, or paid."""

    amount_idr: int
    meter: Meter
    paid: bool
