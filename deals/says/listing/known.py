"""What staff read of somebody: what is known of them, and who is added."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class RateLine:
    """What they ask for one piece of that kind."""

    kind: str
    idr: int


@dataclass(frozen=True)
class PastLine:
    """Another deal of theirs with us. `late`: by how many days it was delivered too late."""

    deal: int
    campaign: str
    stage: str
    late: int


@dataclass(frozen=True)
class Known:
    """What the team found out; empty is not known. `competitor`: unknown, none or named."""

    niches: tuple[str, ...]
    engagement: float | None
    rates: tuple[RateLine, ...]
    past_brands: tuple[str, ...]
    competitor: str
    whose: str
    audience: str
    product: str
    notes: str
    past: tuple[PastLine, ...]
    pr_status: str = ""  # what the sheet says of their will to take a pack
    conduct: tuple[str, ...] = ()  # how they keep their word, in lines


@dataclass(frozen=True)
class AddAsked(Words):
    """A question about somebody who is being added; `told`: what was understood so far."""

    question: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Added(Words):
    """Somebody is on the list, new there or not; `alike`: how many look like the same person."""

    deal: int
    partner: str
    campaign: str
    handle: str
    tier: str
    followers: str
    new: bool
    figure: int
    reasons: tuple[str, ...]
    alike: int


@dataclass(frozen=True)
class KolCard(Words):
    """A partner as the team knows them. `accounts`: their others; `alike`: who may be the same."""

    deal: int
    partner: str
    link: str
    accounts: tuple[str, ...]
    tier: str
    followers: str
    known: Known
    alike: int
