"""The table between us: what we offered last, what they ask, and where that leaves our limits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deals.bargaining.limits import Limits
from deals.deal import Proposal, Side
from deals.terms import Content, PostBy, Terms

BARGAINED = ("contents", "post_by", "fee_idr", "commission_pct")


@dataclass(frozen=True)
class Table:
    """`before`: our offers one after the other, since they first named terms of their own."""

    theirs: Terms
    before: tuple[Terms, ...]
    limits: Limits
    tier: str

    @property
    def ours(self) -> Terms:
        return self.before[-1]

    @property
    def rounds_left(self) -> int:
        """The offer that their first terms answered was no round."""
        return self.limits.rounds - (len(self.before) - 1)

    @property
    def last_fee_step(self) -> int:
        return int(_last_step([terms.fee_idr for terms in self.before]))

    @property
    def last_share_step(self) -> float:
        return _last_step([terms.commission_pct for terms in self.before])

    @property
    def asks_money(self) -> bool:
        ours, theirs = self.ours, self.theirs
        return theirs.fee_idr > ours.fee_idr or theirs.commission_pct > ours.commission_pct

    @property
    def asks_less(self) -> bool:
        """Less money for no less work: a slip of theirs, or of our reading."""
        ours, theirs = self.ours, self.theirs
        less = theirs.fee_idr < ours.fee_idr or theirs.commission_pct < ours.commission_pct
        return less and not self.asks_fewer

    @property
    def asks_fewer(self) -> bool:
        """The same kinds, fewer of them or not all of them."""
        theirs, ours = _counts(self.theirs.contents), _counts(self.ours.contents)
        fewer = all(count <= ours.get(what, 0) for what, count in theirs.items())
        return fewer and theirs != ours

    @property
    def asks_other_work(self) -> bool:
        """Neither what we offered, nor fewer, nor more of it: a person has to weigh that."""
        theirs, ours = _counts(self.theirs.contents), _counts(self.ours.contents)
        more = all(count <= theirs.get(what, 0) for what, count in ours.items())
        return not more and not self.asks_fewer

    @property
    def asks_other_terms(self) -> bool:
        """Something else has changed than what is bargained about."""
        alike = {name: getattr(self.ours, name) for name in BARGAINED}
        return replace(self.theirs, **alike) != self.ours

    def highest_fee(self, contents: tuple[Content, ...]) -> int:
        """The most for these pieces; what nobody asked for adds nothing, and where there is no
        limit it is what we offer anyway."""
        wanted = _counts(self.ours.contents)
        paid = [
            replace(one, count=min(one.count, wanted.get(_what(one), 0)))
            for one in contents
            if _what(one) in wanted
        ]
        most = self.limits.fee_for(paid, self.tier)
        return self.ours.fee_idr if most is None else most

    @property
    def highest_share(self) -> float:
        most = self.limits.highest_pct
        return self.ours.commission_pct if most is None else most

    @property
    def lowest_share(self) -> float:
        least = self.limits.lowest_pct
        return self.ours.commission_pct if least is None else least

    def may_be_fewer(self, contents: tuple[Content, ...]) -> bool:
        enough = sum(content.count for content in contents) >= self.limits.fewest
        return "fewer_posts" in self.limits.exchanges and enough

    def may_be_by(self, by: PostBy) -> bool:
        """Whether this last day is ours, an earlier one, or late by no more than we may give."""
        if no_later(by, self.ours.post_by):
            return True
        return "time" in self.limits.exchanges and no_later(by, self.limits.latest)

    def beyond(self, terms: Terms) -> tuple[str, ...]:
        """The fields in which terms go beyond what we may give."""
        found = []
        if terms.fee_idr > self.highest_fee(terms.contents):
            found.append("fee_idr")
        if not self.lowest_share <= terms.commission_pct <= self.highest_share:
            found.append("commission_pct")
        theirs, ours = _counts(terms.contents), _counts(self.ours.contents)
        fewer = any(theirs.get(what, 0) < count for what, count in ours.items())
        if fewer and not self.may_be_fewer(terms.contents):
            found.append("contents")
        if not self.may_be_by(terms.post_by):
            found.append("post_by")
        return tuple(found)


def laid(course: Sequence[Proposal], limits: Limits, tier: str) -> Table:
    """The table after a course of offers; raises ValueError unless ours and then theirs is last."""
    asked = [place for place, offer in enumerate(course) if offer.by == Side.PARTNER]
    if not asked or asked[-1] != len(course) - 1 or not asked[0]:
        raise ValueError("the last word has to be theirs, and the first one ours")
    answers = [offer.terms for offer in course[asked[0] :] if offer.by == Side.BRAND]
    before = (course[asked[0] - 1].terms, *answers)
    return Table(course[-1].terms, before, limits, tier)


def later_of(one: PostBy, other: PostBy) -> PostBy:
    """The later of two last days; the first where they cannot be compared."""
    return other if no_later(one, other) else one


def no_later(one: PostBy, other: PostBy) -> bool:
    """Whether a last day is the other or before it; False where they cannot be compared."""
    if one.on and other.on:
        return one.on <= other.on
    if one.days_after_pack is not None and other.days_after_pack is not None:
        return one.days_after_pack <= other.days_after_pack
    return False


def _last_step(amounts: Sequence[float]) -> float:
    """The newest step upwards; 0 when there was none."""
    steps = [after - before for before, after in pairwise(amounts)]
    return next((step for step in reversed(steps) if step > 0), 0)


def _what(content: Content) -> tuple[str, str]:
    return content.kind, content.platform


def _counts(contents: tuple[Content, ...]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for content in contents:
        counts[_what(content)] = counts.get(_what(content), 0) + content.count
    return counts
