"""Problems as lines: in the list of what is unsolved, and on a deal's card."""

from deals.deal import Deal
from deals.says.tickets.to_staff import TicketLine
from deals.tickets.ticket import WAITING
from handlers.staff.acting import Acting
from handlers.staff.desk.due_lines import age, quote
from storage.tickets.listing import Unsolved


def line(acting: Acting, place: int, one: Unsolved) -> TicketLine:
    """With its age, and what they wrote about it."""
    days, hours = age(one.since, acting.turn.now)
    quoted = quote(acting, one.deal_id, "ticket", one.number)
    return TicketLine(
        place=place,
        deal=one.deal_id,
        partner=one.partner,
        campaign=one.campaign,
        kind=one.kind,
        state=one.state,
        waits_on=one.waits_on,
        days=days,
        hours=hours,
        quote=quoted,
    )


def waiting(acting: Acting, deal: Deal) -> tuple[TicketLine, ...]:
    """Those of a deal that wait for the partner, or for the platform; what waits for us stands on
    its card with all that we owe."""
    about = (deal.partner.name, deal.campaign.title)
    mine = [
        Unsolved(deal.id, one.number, one.kind, one.state, one.waits_on, one.since, *about)
        for one in deal.tickets
        if one.state == WAITING
    ]
    return tuple(line(acting, place, one) for place, one in enumerate(mine, start=1))
