"""Reminders: at most one planned for each deal, always the one that the rules derive."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from deals.deal import Deal
from deals.hours import next_morning
from deals.steps import Step, next_step
from storage import settings
from storage.states import in_state
from storage.tables import Deal as DealRow
from storage.tables import Reminder

RESTORED_AT = "restored_at"
TO_LOOK = timedelta(hours=12)  # staff have these by day: what is put off goes on in a morning

_PLANNED = select(Reminder).where(
    Reminder.deal_id == bindparam("deal_id"), in_state(Reminder.state, "planned")
)
_DUE_OF = (
    select(Reminder)
    .join(DealRow, col(Reminder.deal_id) == DealRow.id)
    .where(DealRow.partner_id == bindparam("partner_id"), in_state(Reminder.state, "planned"))
    .where(col(Reminder.due_at) <= bindparam("until", type_=UTCDateTime()))
    .order_by(col(Reminder.due_at), col(Reminder.id))
)
_NEXT = (
    select(Reminder.due_at)
    .where(in_state(Reminder.state, "planned"))
    .order_by(col(Reminder.due_at))
    .limit(1)
)


def plan(session: Session, deal: Deal, now: datetime) -> None:
    """Keeps the planned reminder equal to the deal's next step; an overtaken one is dropped."""
    step = next_step(deal, now)
    row = planned(session, deal.id)
    if row and step and (row.name, row.step, row.day) == (step.name, step.index, step.day):
        row.due_at = _goes_out(session, deal, step, now)
        return
    if row:
        row.state, row.done_at = "dropped", now
        session.flush()
    if step:
        session.add(_row(deal, step, _goes_out(session, deal, step, now)))


def planned(session: Session, deal_id: int) -> Reminder | None:
    return session.exec(_PLANNED, params={"deal_id": deal_id}).first()


def done(session: Session, reminder: Reminder, now: datetime) -> None:
    reminder.state, reminder.done_at = "done", now
    session.flush()


def postpone(session: Session, reminder: Reminder, until: datetime) -> None:
    reminder.due_at = until


def due_partners(
    session: Session, now: datetime, limit: int = 200, but: Collection[int] = ()
) -> Sequence[int]:
    """Partners with a reminder that is due, the longest overdue first; `but` these."""
    query = (
        select(DealRow.partner_id)
        .join(Reminder, col(Reminder.deal_id) == DealRow.id)
        .where(in_state(Reminder.state, "planned"), Reminder.due_at <= now)
        .where(col(DealRow.partner_id).not_in(but))
        .group_by(col(DealRow.partner_id))
        .order_by(func.min(Reminder.due_at))
        .limit(limit)
    )
    return session.exec(query).all()


def due_of(session: Session, partner_id: int, until: datetime) -> Sequence[Reminder]:
    """A partner's planned reminders that fall due until then."""
    return session.exec(_DUE_OF, params={"partner_id": partner_id, "until": until}).all()


def next_due_at(session: Session) -> datetime | None:
    """When the earliest planned reminder is due."""
    return session.exec(_NEXT).first()


def after_a_look(restored: datetime, zone: str) -> datetime:
    """The morning when what was overdue at a restore goes on: somebody could look before it."""
    return next_morning(restored + TO_LOOK, zone)


def _goes_out(session: Session, deal: Deal, step: Step, now: datetime) -> datetime:
    """When a step is due; one that a restore found overdue waits."""
    at = settings.get(session, RESTORED_AT) if step.due_at <= now else None
    restored = datetime.fromisoformat(at) if at else None
    if restored is None or step.due_at > restored:
        return step.due_at
    return after_a_look(restored, deal.campaign.zone)


def _row(deal: Deal, step: Step, due_at: datetime) -> Reminder:
    return Reminder(deal_id=deal.id, name=step.name, step=step.index, day=step.day, due_at=due_at)
