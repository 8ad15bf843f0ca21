"""Problems of a deal that ends since another with the same person goes on: they are told there."""

from dataclasses import replace
from datetime import datetime

from deals.deal import Deal
from deals.tickets.pausing import pauses
from deals.tickets.ticket import SOLVED, Ticket


def handed_over(deal: Deal, now: datetime) -> Deal:
    """The deal that ends: nothing of it waits any more."""
    return replace(deal, tickets=tuple(_closed(one, now) for one in deal.tickets))


def taken_over(deal: Deal, ended: Deal) -> Deal:
    """The one that goes on, with what was unsolved there; of one kind it has one."""
    mine = {one.kind for one in deal.tickets if one.unsolved}
    theirs = [one for one in ended.tickets if one.unsolved and one.kind not in mine]
    first = len(deal.tickets) + 1
    taken = (_here(deal, one, number) for number, one in enumerate(theirs, start=first))
    return replace(deal, tickets=(*deal.tickets, *taken))


def _closed(ticket: Ticket, now: datetime) -> Ticket:
    if not ticket.unsolved:
        return ticket
    return replace(ticket, state=SOLVED, since=now, waits_on="", asked_at=None, paused_since=None)


def _here(deal: Deal, ticket: Ticket, number: int) -> Ticket:
    """The last day stands still here too, for as long as we have owed help."""
    since = ticket.since if ticket.is_open and pauses(deal) else None
    return replace(ticket, number=number, paused_since=since)
