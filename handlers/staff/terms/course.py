"""The course of offers: every version of the terms, by whom, when, and what changed in it."""

from deals.deal import Deal
from deals.says.terms import to_staff as says
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.deal import deals

SHOWN = 12  # versions, the newest


def show(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    acting.answer(says.OfferCourse(deal.id, deal.partner.name, lines(acting, deal)))


def lines(acting: Acting, deal: Deal) -> tuple[says.CourseLine, ...]:
    days = deals.proposed_at(acting.session, deal.id)
    found = []
    for place, one in enumerate(deal.proposals):
        before = deal.proposals[place - 1].terms if place else None
        at = days.get(one.number)
        on = deal.campaign.local_date(at) if at else None
        found.append(says.CourseLine(one.number, one.by.value, on, one.state, one.terms, before))
    return tuple(found[-SHOWN:])
