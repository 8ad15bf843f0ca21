"""While we owe help the last day to post stands still; afterwards it moves by the days we took."""

from dataclasses import replace
from datetime import datetime, timedelta

from deals.deadlines.extensions import Extension
from deals.deadlines.steps import steps_overtaken
from deals.deal import Deal
from deals.says import Say
from deals.says.tickets.to_partner import DayMoved
from deals.stages import BINDING
from deals.tickets.ticket import Ticket

TICKET = "ticket"  # the reason of such an extension


def pauses(deal: Deal) -> bool:
    """Whether there is a last day that can stand still: not one of which a breach is proposed."""
    due = deal.stage in BINDING and deal.post_by is not None and bool(deal.outstanding)
    return due and deal.breach_proposed_at is None


def resumed(deal: Deal, now: datetime) -> tuple[Deal, tuple[Say, ...]]:
    """The deal once nothing is open any more: the last day is so many days later as there are
    midnights (in the campaign's zone) since we began to owe help, and they are told. While terms
    are on the table their silence counts from now."""
    if deal.open_tickets:
        return deal, ()
    if deal.negotiating:
        deal = deal.asks(now, deal.asked)
    paused = [one for one in deal.tickets if one.paused_since]
    if not paused:
        return deal, ()
    first = min(paused, key=_began)
    today = deal.campaign.local_date(now)
    days = (today - deal.campaign.local_date(_began(first))).days if pauses(deal) else 0
    rested = tuple(_rested(one, bool(days) and one == first) for one in deal.tickets)
    after = replace(deal, tickets=rested)
    if not days or deal.post_by is None:
        return after, ()
    until = deal.post_by + timedelta(days=days)
    given = Extension(len(deal.extensions) + 1, days, until, now, "given", "bot", TICKET)
    moved = replace(after, post_by=until, extensions=(*deal.extensions, given))
    moved = replace(moved, steps_done=steps_overtaken(moved, now))
    told = Say("partner", DayMoved(days, until))
    return moved, (told,) if until >= today else ()


def _began(ticket: Ticket) -> datetime:
    return ticket.paused_since or ticket.since


def _rested(ticket: Ticket, moved: bool) -> Ticket:
    return replace(ticket, paused_since=None, moves=ticket.moves + moved)
