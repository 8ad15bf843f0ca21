"""What staff read about posts that sold: under another account, or never handed in."""

from deals.lean import dataclass
from deals.says import Words
from deals.selling.sold import Sold
from deals.terms import Content


@dataclass(frozen=True)
class PostSold:
    place: int
    link: str
    sold: Sold


@dataclass(frozen=True)
class SoldElsewhere(Words):
    """A proof that sold under an account that is not its partner's. `whose`: the partner of ours
    who has that account; "": nobody whom we know. `state`: of the proof."""

    deal: int
    partner: str
    campaign: str
    what: Content
    link: str
    account: str
    shop: str
    whose: str
    sold: Sold
    state: str


@dataclass(frozen=True)
class SoldUnclaimed(Words):
    """Posts that sold in a deal, and were never handed in, while this is due."""

    deal: int
    partner: str
    campaign: str
    lines: tuple[PostSold, ...]
    more: int
    due: tuple[Content, ...]
