"""What staff read of two who may be one person."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.listing.known import PastLine


@dataclass(frozen=True)
class TwinSide:
    """One of two who look alike. `phone`: only in private; `deals`: theirs, newest first."""

    partner: str
    account: str
    link: str
    tier: str
    followers: str
    phone: str
    linked: bool
    stopped: bool
    deals: tuple[PastLine, ...]


@dataclass(frozen=True)
class TwinPair(Words):
    """Two side by side; `why`: handle, phone or name; `left`: how many pairs there are."""

    one: TwinSide
    other: TwinSide
    why: str
    left: int


@dataclass(frozen=True)
class MergeSure(Words):
    """What a merge would do. `ends`: deals that end since the other's of that campaign goes on."""

    kept: TwinSide
    gone: TwinSide
    moved: int
    ends: tuple[PastLine, ...]


@dataclass(frozen=True)
class Merged(Words):
    """Two records are one; `ended`: deals of one campaign that were too many."""

    partner: str
    account: str
    moved: int
    ended: int
