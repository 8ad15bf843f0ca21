"""Figures: how much waits in the book, and for how long. Each is read off an index of what is open,
so that it costs the same however long the book is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session, col

from storage.overview.due import QUEUED
from storage.states import in_state, not_in_state
from storage.tables import DataAct, Debt, Inbox, Outbox, Reminder

LATE = timedelta(minutes=10)  # a reminder that is due is acted on within seconds
AGES = {"day": timedelta(days=1), "week": timedelta(days=7)}
OLDER = "older"


@dataclass(frozen=True)
class Figures:
    """What waits at a moment. Ages are in seconds, and 0 when nothing waits.

    `debts`: what waits on staff, wishes about data among it, by its age: up to a day, up to a week,
    or older.
    """

    updates: int
    oldest_update_s: float
    parked: int
    letters: int
    oldest_letter_s: float
    unknown: int
    reminders_due: int
    reminders_late: int
    debts: dict[str, int]


def figures(session: Session, now: datetime) -> Figures:
    updates, first_id = _row(session, _WAITING)
    received_at = session.scalar(_RECEIVED_AT, {"id": first_id}) if updates else None
    letters, due_at = _row(session, _letters_due(now))
    due, late = _row(session, _reminders_due(now))
    return Figures(
        updates=updates,
        oldest_update_s=_age_s(received_at, now),
        parked=session.scalar(_PARKED) or 0,
        letters=letters,
        oldest_letter_s=_age_s(due_at, now),
        unknown=session.scalar(_UNKNOWN) or 0,
        reminders_due=due,
        reminders_late=late or 0,
        debts=dict.fromkeys((*AGES, OLDER), 0) | _debts(session, now),
    )


_WAITING = select(func.count(), func.min(Inbox.id)).where(in_state(Inbox.state, "new"))
_RECEIVED_AT = select(col(Inbox.received_at)).where(col(Inbox.id) == bindparam("id"))
_PARKED = select(func.count()).where(in_state(Inbox.state, "dead"))
_UNKNOWN = select(func.count()).where(in_state(Outbox.state, "unknown"))


def _letters_due(now: datetime) -> Any:
    due = (in_state(Outbox.state, "queued"), col(Outbox.due_at) <= now)
    return select(func.count(), func.min(Outbox.due_at)).where(*due)


def _reminders_due(now: datetime) -> Any:
    late = func.sum(case((col(Reminder.due_at) <= now - LATE, 1), else_=0))
    due = (in_state(Reminder.state, "planned"), col(Reminder.due_at) <= now)
    return select(func.count(), late).where(*due)


def _debts(session: Session, now: datetime) -> Counter[str]:
    in_deals = (col(Debt.paid_at).is_(None), not_in_state(Debt.kind, *QUEUED))
    about_data = (col(DataAct.settled_at).is_(None),)
    return _by_age(session, Debt.since, now, *in_deals) + _by_age(
        session, DataAct.at, now, *about_data
    )


def _by_age(session: Session, since: Any, now: datetime, *standing: Any) -> Counter[str]:
    young = [(col(since) > now - age, name) for name, age in AGES.items()]
    age = case(*young, else_=OLDER)
    query: Any = select(age, func.count()).where(*standing).group_by(age)
    return Counter(dict(session.execute(query).all()))


def _row(session: Session, query: Any) -> Sequence[Any]:
    return session.execute(query).one()


def _age_s(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since else 0.0
