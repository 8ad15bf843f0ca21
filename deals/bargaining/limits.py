"""How far we may go in a campaign, as staff set it and the lead approved it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from deals.terms import CONTENT_KINDS, Content, PostBy, Terms

MODES = ("off", "propose", "on")
ANY_TIER = "any"
TIERS = ("nano", "micro", "macro", "mega")
EXCHANGES = ("time", "product", "fewer_posts")
MOST_ROUNDS = 10
_MOST_IDR = 10**12


@dataclass(frozen=True)
class HighestFee:
    """The most that one piece of a kind may cost with a partner of that tier, in rupiah."""

    tier: str  # one of TIERS, or any
    kind: str
    idr: int


@dataclass(frozen=True)
class Limits:
    """Nothing is given beyond these; what has no limit here is not bargained about.

    `exchanges`: what may be given where money cannot, in this order. `extra`: the goods of the
    exchange `product`. `rounds`: how many answers of ours there may be.
    """

    fees: tuple[HighestFee, ...] = ()
    lowest_pct: float | None = None
    highest_pct: float | None = None
    fewest: int = 1
    latest: PostBy = field(default_factory=PostBy)
    exchanges: tuple[str, ...] = ()
    extra: str = ""
    extra_value_idr: int = 0
    rounds: int = 3

    def fee_of(self, kind: str, tier: str) -> int | None:
        """The most for one piece, by the tier's own limit, else by the one for any tier."""
        known = {(fee.tier, fee.kind): fee.idr for fee in self.fees}
        return known.get((tier, kind), known.get((ANY_TIER, kind)))

    def fee_for(self, contents: Iterable[Content], tier: str) -> int | None:
        """The most for all these pieces; None when one of the kinds has no limit."""
        fees = [(self.fee_of(content.kind, tier), content.count) for content in contents]
        known = [(fee, count) for fee, count in fees if fee is not None]
        return sum(fee * count for fee, count in known) if len(known) == len(fees) else None


@dataclass(frozen=True)
class Bargaining:
    """What a campaign knows about it. `by`: who set the limits, `approved_by`: which lead did.

    `mode`: off; propose (a person sends what we prepared); on (we answer by ourselves).
    """

    mode: str = "propose"
    limits: Limits | None = None
    by: str = ""
    approved_by: str = ""

    @property
    def by_itself(self) -> bool:
        """Only what a lead has approved binds us without a person between."""
        return self.mode == "on" and bool(self.approved_by)


def problems(limits: Limits, offer: Terms) -> list[str]:
    """What makes limits unfit for a campaign that offers these terms, as short codes."""
    found = []
    if not all(_sound(fee) for fee in limits.fees):
        found.append("bad_fee_limit")
    if any(_most(limits, offer, tier) < offer.fee_idr for tier in (*TIERS, ANY_TIER)):
        found.append("below_offer")
    if not _sound_shares(limits.lowest_pct, limits.highest_pct, offer.commission_pct):
        found.append("bad_commission_range")
    if not 1 <= limits.fewest <= sum(content.count for content in offer.contents):
        found.append("bad_fewest")
    if not set(limits.exchanges) <= set(EXCHANGES):
        found.append("unknown_exchange")
    if not _sound_extra(limits):
        found.append("extra_product")
    if "time" in limits.exchanges and limits.latest == PostBy():
        found.append("no_latest")
    if not 1 <= limits.rounds <= MOST_ROUNDS:
        found.append("bad_rounds")
    return found


def _most(limits: Limits, offer: Terms, tier: str) -> int:
    most = limits.fee_for(offer.contents, tier)
    return offer.fee_idr if most is None else most


def _sound(fee: HighestFee) -> bool:
    known = fee.tier in (*TIERS, ANY_TIER) and fee.kind in CONTENT_KINDS
    return known and 0 <= fee.idr <= _MOST_IDR


def _sound_extra(limits: Limits) -> bool:
    """Named when it may be given, and only then."""
    wanted = "product" in limits.exchanges
    fits = len(limits.extra) <= 300 and 0 <= limits.extra_value_idr <= _MOST_IDR
    return fits and wanted == bool(limits.extra)


def _sound_shares(lowest: float | None, highest: float | None, offered: float) -> bool:
    """Both or none, and what we offer lies between."""
    if lowest is None or highest is None:
        return lowest is highest
    return 0 <= lowest <= offered <= highest <= 100
