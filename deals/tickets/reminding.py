"""What happens when a ticket's day has come: asked once, held to be solved, or back with us."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.staff import ticket_buttons
from deals.deadlines.reminding import StepTaken
from deals.deadlines.steps import TICKET_BACK, TICKET_OVER, Step
from deals.deal import Deal
from deals.says import Say
from deals.says.deadlines.to_partner import Due
from deals.says.tickets.to_staff import NoticeTicket
from deals.tickets import course
from deals.tickets.pausing import pauses
from deals.tickets.ticket import ASKED, OPEN, SOLVED, Ticket


def take(deal: Deal, step: Step, now: datetime) -> StepTaken:
    """Takes a step of the ticket whose number is the step's index."""
    ticket = course.ticket_of(deal, step.index)
    if step.name == TICKET_BACK:
        return _back(deal, ticket, now)
    if step.name == TICKET_OVER:
        return _over(deal, ticket, now)
    asked = course.put(deal, replace(ticket, asked_at=now))
    if not deal.partner.reachable:
        return StepTaken(asked, "ticket_asked", details=course.details(ticket))
    due = _due(deal, ticket, step)
    return StepTaken(course.asking(asked), "ticket_asked", (), course.details(ticket), due)


def _back(deal: Deal, ticket: Ticket, now: datetime) -> StepTaken:
    """The platform had its days: a person of ours looks again."""
    rests = pauses(deal)
    ours = replace(ticket, state=OPEN, since=now, waits_on="", paused_since=now if rests else None)
    notice = NoticeTicket(*deal.about, ticket.kind, "", back=True, pauses=rests)
    told = (Say("staff", notice, ticket_buttons(deal.id, ticket.number)),)
    return StepTaken(course.put(deal, ours), "ticket_back", told, course.details(ticket))


def _over(deal: Deal, ticket: Ticket, now: datetime) -> StepTaken:
    """They did not answer: held to be solved, and they hear so while we are in talk."""
    done = course.put(deal, replace(ticket, state=SOLVED, since=now, waits_on="", asked_at=None))
    done = replace(done, asked="" if deal.asked == ASKED else deal.asked)
    quiet = deal.dropped or deal.partner.stopped or not deal.partner.reachable
    due = None if quiet else _due(deal, ticket, Step(TICKET_OVER, ticket.number, 0, now))
    return StepTaken(done, "ticket_silent", (), course.details(ticket), due)


def _due(deal: Deal, ticket: Ticket, step: Step) -> Due:
    campaign = deal.campaign
    return Due(
        *(campaign.brand, campaign.title, step.name, (), None, 0),
        ticket=ticket.number,
        trouble=ticket.kind,
    )
