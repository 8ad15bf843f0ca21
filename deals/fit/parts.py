"""The parts of a fit: each one value against what is wanted, from 0 to 1, and why.

What is not known counts half, so that it neither carries nor sinks anybody, and is said.
"""

from collections.abc import Callable
from dataclasses import dataclass

from deals.fit.candidate import Candidate, Past, Wanted
from deals.listing.followers import tier_of
from deals.research.profile import NOBODY

Fact = str | int | float | tuple[str, ...]
UNKNOWN = 0.5
_NICHES_MET = (0.0, 0.6, 0.85, 1.0)  # of the criteria: none, one, two, three and more
# Which share of their followers usually reacts, in percent: the larger the account, the smaller.
USUAL_ENGAGEMENT = {"": 6.0, "nano": 5.0, "micro": 3.0, "macro": 2.0, "mega": 1.2}
# Goods alone are taken mostly by nano and micro; whoever pays reaches more with more followers.
_BY_GOODS = {"": 0.4, "nano": 1.0, "micro": 1.0, "macro": 0.5, "mega": 0.2}
_BY_FEE = {"": 0.2, "nano": 0.6, "micro": 0.8, "macro": 1.0, "mega": 1.0}


@dataclass(frozen=True)
class Judged:
    """`share`: from 0 to 1. `why`: the key of its sentence, with the facts in it."""

    share: float
    why: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def known(self) -> bool:
        return not self.why.endswith("unknown")


def niches(candidate: Candidate, wanted: Wanted) -> Judged:
    theirs = candidate.research.niches
    if not theirs:
        return Judged(UNKNOWN, "niches_unknown")
    if not wanted.criteria:
        return Judged(UNKNOWN, "criteria_unknown")
    met = tuple(one for one in wanted.criteria if one in theirs)
    if not met:
        return Judged(0.0, "niches_none", (("wanted", wanted.criteria),))
    enough = len(met) == len(wanted.criteria)
    share = 1.0 if enough else _NICHES_MET[min(len(met), len(_NICHES_MET) - 1)]
    return Judged(share, "niches_met", (("met", met), ("of", len(wanted.criteria))))


def engagement(candidate: Candidate, wanted: Wanted) -> Judged:
    theirs = candidate.research.engagement_pct
    if theirs is None:
        return Judged(UNKNOWN, "engagement_unknown")
    usual = USUAL_ENGAGEMENT[_tier(candidate)]
    why = "engagement_good" if theirs >= usual else "engagement_low"
    return Judged(min(1.0, max(0.0, theirs) / usual), why, (("share", theirs), ("usual", usual)))


def reach(candidate: Candidate, wanted: Wanted) -> Judged:
    if candidate.followers is None and not candidate.tier:
        return Judged(UNKNOWN, "followers_unknown")
    tier, paid = _tier(candidate), wanted.terms.fee_idr > 0
    share = (_BY_FEE if paid else _BY_GOODS)[tier]
    if not tier:
        return Judged(share, "too_small")
    return Judged(share, "reach_fee" if paid else "reach_goods", (("tier", tier),))


def rate(candidate: Candidate, wanted: Wanted) -> Judged:
    rates, pieces = dict(candidate.research.rates), wanted.terms.contents
    offered = wanted.terms.fee_idr + wanted.terms.barter_value_idr
    if not pieces or any(piece.kind not in rates for piece in pieces):
        return Judged(UNKNOWN, "rate_unknown")
    if not offered:
        return Judged(UNKNOWN, "offer_unknown")
    asked = sum(rates[piece.kind] * piece.count for piece in pieces)
    why = "rate_within" if asked <= offered else "rate_above"
    share = 1.0 if asked <= offered else offered / asked
    return Judged(share, why, (("asked_idr", asked), ("offered_idr", offered)))


def record(candidate: Candidate, wanted: Wanted) -> Judged:
    """One good or bad deal does not yet say everything: as if one of each had gone before."""
    past = candidate.past
    told = tuple((name, getattr(past, name)) for name in Past.__dataclass_fields__)
    if not past.agreed:
        return Judged(UNKNOWN, "record_none_unknown" if past.declined else "record_unknown", told)
    share = (1 + past.on_time + past.late / 2) / (2 + past.agreed)
    return Judged(share, "record_told", told)


def loyalty(candidate: Candidate, wanted: Wanted) -> Judged:
    competitor = candidate.research.competitor
    if competitor is None:
        return Judged(UNKNOWN, "competitor_unknown")
    if competitor == NOBODY:
        return Judged(1.0, "competitor_none")
    return Judged(0.0, "competitor_named", (("whose", competitor),))


def _tier(candidate: Candidate) -> str:
    if candidate.followers is None:
        return candidate.tier if candidate.tier in USUAL_ENGAGEMENT else ""
    return tier_of(candidate.followers) or ""


Part = Callable[[Candidate, Wanted], Judged]
PARTS: dict[str, tuple[int, Part]] = {
    "niches": (30, niches),
    "engagement": (20, engagement),
    "rate": (15, rate),
    "record": (15, record),
    "reach": (10, reach),
    "loyalty": (10, loyalty),
}
