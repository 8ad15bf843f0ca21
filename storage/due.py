"""What waits on a person of ours, one by one: debts, and letters that nobody knows the fate of."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func
from sqlmodel import Session, col, select

from storage.states import in_state
from storage.tables import Campaign, Deal, Debt, Outbox, Partner, Staff

QUEUED = ("vet", "approach")  # counted, not shown one by one


@dataclass(frozen=True)
class Waiting:
    """`number`: the deliverable of a proof, the outbox row of an unknown letter.

    `partner`: or who of ours the letter is for; empty for the team's chat.
    """

    since: datetime
    kind: str
    number: int
    deal_id: int | None
    partner: str
    campaign: str


def waiting(session: Session, owner_id: int | None = None) -> list[Waiting]:
    """Everything, the oldest first; with `owner_id` only what is in that member's deals."""
    return sorted(
        [*_debts(session, owner_id), *_unknown(session, owner_id)],
        key=lambda one: (one.since, one.kind, one.number),
    )


def first_contacts(session: Session, owner_id: int) -> list[int]:
    """Deals of a member whose first message has to be carried over, in the order of approach."""
    query = (
        select(Deal.id)
        .where(Deal.owner_id == owner_id, Deal.waiting_for == "first_contact")
        .where(Deal.stage == "approached")
        .order_by(col(Deal.waiting_since), col(Deal.id))
    )
    return [deal_id for deal_id in session.exec(query) if deal_id]


def _debts(session: Session, owner_id: int | None) -> list[Waiting]:
    query = (
        select(Debt, Partner.name, Campaign.title)
        .join(Deal, col(Deal.id) == Debt.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Debt.paid_at).is_(None), col(Debt.kind).not_in(QUEUED))
    )
    if owner_id is not None:
        query = query.where(Deal.owner_id == owner_id)
    return [
        Waiting(debt.since, debt.kind, debt.number, debt.deal_id, name, title)
        for debt, name, title in session.exec(query)
    ]


def _unknown(session: Session, owner_id: int | None) -> list[Waiting]:
    query = (
        select(Outbox, func.coalesce(Partner.name, Staff.name, ""), Campaign.title)
        .join(Partner, col(Partner.id) == Outbox.partner_id, isouter=True)
        .join(Staff, and_(*_same_chat()), isouter=True)
        .join(Deal, col(Deal.id) == Outbox.deal_id, isouter=True)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id, isouter=True)
        .where(in_state(Outbox.state, "unknown"))
    )
    if owner_id is not None:
        query = query.where(Deal.owner_id == owner_id)
    return [
        Waiting(row.made_at, "unknown", row.id or 0, row.deal_id, name, title or "")
        for row, name, title in session.exec(query)
    ]


def _same_chat() -> tuple[ColumnElement[bool], ...]:
    return col(Staff.channel) == col(Outbox.channel), col(Staff.chat) == col(Outbox.chat)
