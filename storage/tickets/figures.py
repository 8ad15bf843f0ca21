"""A month's tickets in figures: how many of each kind, and how long half of them waited for us."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from deals.tickets.ticket import KINDS
from deals.tickets.waits import TicketCount
from storage.bare import bare
from storage.tables import Deal, Ticket

_TOLD = (
    select(*map(col, (Ticket.kind, Ticket.state, Ticket.passed_on_at, Ticket.answered_at)))
    .join(Deal, col(Deal.id) == col(Ticket.deal_id))
    .where(col(Deal.campaign_id).in_(bindparam("campaigns", expanding=True)))
)


def of_campaigns(session: Session, campaigns: Sequence[int]) -> tuple[TicketCount, ...]:
    """Of each kind that was told in deals of these campaigns."""
    session.flush()
    waits: dict[str, list[float]] = defaultdict(list)
    states: dict[str, list[str]] = defaultdict(list)
    for kind, state, passed_on_at, answered_at in bare(session, _TOLD, {"campaigns": campaigns}):
        states[kind].append(state)
        if passed_on_at and answered_at:
            waits[kind].append((answered_at - passed_on_at).total_seconds() / 3600)
    return tuple(
        TicketCount(
            kind,
            len(states[kind]),
            states[kind].count("solved"),
            median(waits[kind]) if waits[kind] else None,
        )
        for kind in KINDS
        if kind in states
    )
