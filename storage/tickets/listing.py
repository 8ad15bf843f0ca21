"""What is unsolved, over all deals; and the words that a ticket is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from storage.partner import heard
from storage.states import not_in_state
from storage.tables import Campaign, Deal, Partner, Ticket


@dataclass(frozen=True)
class Unsolved:
    """One ticket with whose it is."""

    deal_id: int
    number: int
    kind: str
    state: str
    waits_on: str
    since: datetime
    partner: str
    campaign: str


_SHOWN = (
    *(Ticket.deal_id, Ticket.number, Ticket.kind, Ticket.state, Ticket.waits_on),
    *(Ticket.since, Partner.name, Campaign.title),
)


def unsolved(session: Session, kind: str, first: int, size: int) -> list[Unsolved]:
    """`size` after the first ones, of one kind or of all: what waits for us comes first, then by
    age."""
    query = (
        select(*map(col, _SHOWN))
        .select_from(Ticket)
        .join(Deal, col(Deal.id) == Ticket.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(*_which(kind))
        .order_by(col(Ticket.state), col(Ticket.since), col(Ticket.id))
    )
    return [Unsolved(*row) for row in session.execute(query.offset(first).limit(size))]


def counted(session: Session) -> dict[str, int]:
    """How many of each kind are unsolved."""
    kind = col(Ticket.kind)
    query = select(kind, func.count().label("number")).where(*_which("")).group_by(kind)
    return {row.kind: row.number for row in session.execute(query)}


def with_words(session: Session, deal_id: int, number: int) -> tuple[str, str] | None:
    """Of one ticket its kind, and what they wrote about it last."""
    query = (
        select(*map(col, (Ticket.kind, Ticket.about, Deal.partner_id)))
        .join(Deal, col(Deal.id) == Ticket.deal_id)
        .where(col(Ticket.deal_id) == deal_id, col(Ticket.number) == number)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    words = heard.words_of(session, row.partner_id, row.about) if row.about else None
    return row.kind, words.text if words else ""


def _which(kind: str) -> list[Any]:
    of_kind = [col(Ticket.kind) == kind] if kind else []
    return [not_in_state(Ticket.state, "solved"), *of_kind]
