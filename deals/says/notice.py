"""What staff hear unasked: a notice is about one deal, and says what it asks of them."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class Notice(Words):
    """`deal`: its number, for /deal."""

    deal: int
    partner: str
    campaign: str
