"""What staff read of who sold most: next month's candidates of a shop, and who is in no list."""

from deals.lean import dataclass
from deals.says import Words
from deals.selling.sold import Sold


@dataclass(frozen=True)
class RankLine:
    """`deal`: theirs in the month that is looked for, and its stage; `affiliate`: they agreed to
    something for this shop before; `conduct`: how they keep their word, and what was confirmed."""

    place: int
    name: str
    accounts: tuple[str, ...]
    sold: Sold
    affiliate: bool
    stopped: bool
    deal: int | None
    stage: str
    conduct: tuple[str, ...]


@dataclass(frozen=True)
class Rank(Words):
    """Who sold most in these months, for a campaign in `month`; `by`: gmv or units."""

    shop: str
    month: str
    since: str
    until: str
    by: str
    lines: tuple[RankLine, ...]
    page: int
    pages: int
    total: int
    unlisted: int


@dataclass(frozen=True)
class UnlistedLine:
    place: int
    account: str
    sold: Sold


@dataclass(frozen=True)
class Unlisted(Words):
    """Accounts that sold and are in no list. `added`: the one that was just listed; "": none."""

    shop: str
    since: str
    until: str
    lines: tuple[UnlistedLine, ...]
    page: int
    pages: int
    total: int
    added: str


@dataclass(frozen=True)
class RankInto(Words):
    """Which of the shop's campaigns is meant?"""

    shop: str
    month: str


@dataclass(frozen=True)
class RankCheck(Words):
    """Who would be listed in a campaign. `doubted`: better sellers with a breach or a confirmed
    finding, who are left out."""

    campaign: str
    lines: tuple[str, ...]
    doubted: tuple[str, ...]


@dataclass(frozen=True)
class RankListed(Words):
    """So many are listed and checked; `left`: for whom it was too late."""

    campaign: str
    listed: int
    left: int
