"""Our ways of answering: the rule, and two habits of people without one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from deals.bargaining.rule import Accept, Answer, Propose, ToStaff, answer
from deals.deal import Proposal
from tests.bargaining.campaigns import LIMITS, TODAY

SMALL = 25_000
Way = Callable[[Sequence[Proposal], str], Answer]


def rule(course: Sequence[Proposal], tier: str) -> Answer:
    return answer(course, LIMITS, tier, TODAY)


def fixed(course: Sequence[Proposal], tier: str) -> Answer:
    """What was offered stands, twice; then it is left to a person."""
    if len(course) > 4:
        return ToStaff("no_more")
    return Propose(course[0].terms, "", "")


def middle(course: Sequence[Proposal], tier: str) -> Answer:
    """Always half way to what they ask, whatever it is, and all of it once little is left."""
    ours, theirs = course[-2].terms, course[-1].terms
    half = (ours.fee_idr + theirs.fee_idr) // 2 // SMALL * SMALL
    if theirs.fee_idr - half <= SMALL:
        return Accept(theirs)
    return Propose(replace(ours, fee_idr=half), "", "")


WAYS: dict[str, Way] = {"fixed": fixed, "middle": middle, "rule": rule}
