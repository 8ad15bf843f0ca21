"""What is offered to whom, and how far we may go."""

from dataclasses import dataclass
from datetime import date

from deals.bargaining.limits import HighestFee, Limits
from deals.terms import Content, PostBy, Terms

TODAY = date(2026, 9, 1)


@dataclass(frozen=True)
class Offered:
    """One reel for partners of a tier; `share`: how many of all partners that are."""

    tier: str
    fee: int
    highest: int
    share: float

    @property
    def terms(self) -> Terms:
        by = PostBy(on=date(2026, 10, 20))
        return Terms(contents=(Content("reel", "instagram"),), post_by=by, fee_idr=self.fee)


CAMPAIGNS = (
    Offered("nano", 150_000, 300_000, 0.5),
    Offered("micro", 500_000, 1_000_000, 0.4),
    Offered("macro", 2_500_000, 5_000_000, 0.1),
)
LIMITS = Limits(fees=tuple(HighestFee(one.tier, "reel", one.highest) for one in CAMPAIGNS))
