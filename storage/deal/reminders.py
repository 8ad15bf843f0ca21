"""Reminders: at most one planned for each deal, always the one that the rules derive."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, update
from sqlalchemy import select as bare_select
from sqlmodel import Session, col, select

from deals.deadlines.steps import (
    Step,
    next_step,
)
from deals.deal import Deal
from deals.hours import next_morning
from storage import settings
from storage.bare import table_of
from storage.post.foresight import (
    forget,
    recall,
    remember,
)
from storage.states import in_state
from storage.tables import Deal as DealRow
from storage.tables import Reminder

RESTORED_AT = "restored_at"
TO_LOOK = timedelta(hours=12)  # staff have these by day: what is put off goes on in a morning

_TABLE, _DEALS = table_of(Reminder), table_of(DealRow)
_PLANNED = select(Reminder).where(
    Reminder.deal_id == bindparam("deal_id"), in_state(Reminder.state, "planned")
)
_DUE = (
    bare_select(_TABLE.c.id, _TABLE.c.deal_id, _DEALS.c.partner_id)
    .join_from(_TABLE, _DEALS)
    .where(in_state(_TABLE.c.state, "planned"), _TABLE.c.due_at <= bindparam("now"))
    .where(_DEALS.c.partner_id.not_in(bindparam("but", expanding=True)))
    .order_by(_TABLE.c.due_at, _TABLE.c.id)
    .limit(bindparam("limit"))
)
_OTHERS = (
    bare_select(_TABLE.c.id, _TABLE.c.deal_id, _DEALS.c.partner_id, _TABLE.c.due_at)
    .join_from(_TABLE, _DEALS)
    .where(_DEALS.c.partner_id.in_(bindparam("partner_ids", expanding=True)))
    .where(in_state(_TABLE.c.state, "planned"), _TABLE.c.due_at <= bindparam("until"))
    .order_by(_TABLE.c.due_at, _TABLE.c.id)
)
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .where(in_state(_TABLE.c.state, "planned"), _TABLE.c.due_at <= bindparam("until"))
    .values(state="done", done_at=bindparam("now"))
    .returning(_TABLE.c.id)
)
_PUT_BACK = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .values(state="planned", done_at=None)
)
_POSTPONE = _PUT_BACK.values(due_at=bindparam("until"))
_NEXT = (
    select(Reminder.due_at)
    .where(in_state(Reminder.state, "planned"))
    .order_by(col(Reminder.due_at))
    .limit(1)
)


class Due(NamedTuple):
    """A planned reminder. `at`: for when it is taken, which is now, or later if it is due later."""

    id: int
    deal_id: int
    partner_id: int
    at: datetime


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
    row = _row(deal, step, _goes_out(session, deal, step, now)) if step else None
    if row:
        session.add(row)
    remember(session, "planned", {deal.id: row})


def planned(session: Session, deal_id: int) -> Reminder | None:
    asked = {"deal_id": deal_id}
    return recall(session, "planned", deal_id, lambda: session.exec(_PLANNED, params=asked).first())


def due(session: Session, now: datetime, limit: int = 500, but: Collection[int] = ()) -> list[Due]:
    """What is due, the longest overdue first; but not of these partners."""
    asked = {"now": now, "limit": limit, "but": list(but)}
    found = session.execute(_DUE, asked).all()
    return [Due(number, deal_id, partner_id, now) for number, deal_id, partner_id in found]


def others(
    session: Session, partner_ids: Sequence[int], until: datetime, now: datetime
) -> list[Due]:
    """Whatever is planned for these partners until then, the earliest first."""
    asked = {"partner_ids": partner_ids, "until": until}
    found = session.execute(_OTHERS, asked).all()
    return [
        Due(number, deal_id, partner_id, max(due_at, now))
        for number, deal_id, partner_id, due_at in found
    ]


def claim(session: Session, due: Sequence[Due], now: datetime) -> list[Due]:
    """Marks these as done; answers those that were still planned, and no later.

    Whoever claims has reserved the partners. What is not taken then is put back.
    """
    if not due:
        return []
    asked = {"ids": [one.id for one in due], "until": max(one.at for one in due), "now": now}
    marked = set(session.execute(_CLAIM, asked).scalars().all())
    claimed = [one for one in due if one.id in marked]
    remember(session, "planned", {one.deal_id: None for one in claimed})
    return claimed


def put_back(session: Session, claimed: Sequence[Due], until: datetime | None = None) -> None:
    """They are planned again, as before or to be due then."""
    asked = {"ids": [one.id for one in claimed], "until": until}
    session.execute(_POSTPONE if until else _PUT_BACK, asked)
    for one in claimed:
        forget(session, "planned", one.deal_id)


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
