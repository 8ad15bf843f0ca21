"""Plays a month: every partner against one way of ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deals.bargaining.rule import ToStaff
from deals.deal import Proposal, Side
from tests.bargaining.partners import Haggling, Partner
from tests.bargaining.ways import Way

DAYS = 30


@dataclass(frozen=True)
class Outcome:
    """How one talk ended: deal, staff, left, silent, or still open when the month was over.

    `fee`: of the deal, in rupiah; `answers`: how often we answered; `days`: how long it took.
    """

    partner: Partner
    end: str
    fee: int = 0
    answers: int = 0
    days: float = 0

    @property
    def of_limit(self) -> float:
        return self.fee / self.partner.offered.highest


def month(partners: Sequence[Partner], way: Way, seed: int) -> list[Outcome]:
    return [_talk(partner, way, seed) for partner in partners]


def _talk(partner: Partner, way: Way, seed: int) -> Outcome:
    haggling, day = Haggling(partner, seed), partner.begins_day
    course = [Proposal(1, Side.BRAND, partner.offered.terms)]
    while True:
        fee, answers = course[-1].terms.fee_idr, len(course) // 2
        reply = haggling.hears(fee)
        day += reply.after_days
        so_far = Outcome(partner, "open", 0, answers, day - partner.begins_day)
        if day > DAYS:
            return so_far
        if reply.does == "agree":
            return replace(so_far, end="deal", fee=fee)
        if reply.does != "ask":
            return replace(so_far, end={"leave": "left"}.get(reply.does, reply.does))
        asked = replace(partner.offered.terms, fee_idr=reply.fee)
        course.append(Proposal(len(course) + 1, Side.PARTNER, asked))
        said = way(course, partner.offered.tier)
        if isinstance(said, ToStaff):
            return replace(so_far, end="staff")
        course.append(Proposal(len(course) + 1, Side.BRAND, said.terms))
