"""What leads read about a cash bonus."""

from deals.lean import dataclass
from deals.says.notice import Notice
from deals.selling.bonus import Claim
from deals.selling.meter import Meter


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
