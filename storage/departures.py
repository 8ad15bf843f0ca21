"""What leaves the outbox now: in order for each chat, at the platform's pace, by one process each.

The pace is read off the rows themselves, so it holds over all processes and over every restart.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, func, or_
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from deals.hours import allowed
from storage import settings
from storage.db import alone
from storage.outbox import CLOCKS_DIFFER, is_open
from storage.states import in_state
from storage.tables import Outbox, Partner

LEAVING = "departures"  # what one process at a time is at
LEASE_S = 180  # twice the longest call: connect 5 + write 20 + read 60 + pool 1
PACED = ("text", "document", "picture")
BURST = 3  # a chat may hear so many at once, and one a second on average
GROUP_A_MINUTE = 20
HELD_CHAT, HELD_ALL = "held_chat", "held_all_until"


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=UTCDateTime())


NOW = _moment("now")


@dataclass(frozen=True)
class Pace:
    """Telegram's guide values: 1 message a second in a chat (short bursts pass), 20 a minute in
    a group, 30 a second over all; what its 429 says wins for the chat that it was said of."""

    all_a_second: float = 25


def claim(
    session: Session,
    now: datetime,
    limit: int,
    holder: int,
    pace: Pace,
    partners: bool = True,
) -> list[Outbox]:
    """Takes what is due at the head of each lane, and marks it as being sent by `holder`.

    Without `partners`, what is for a partner stays where it is.

    What a stop forbids is taken back here, and unasked words that would fall into quiet hours
    are put off. What a letter says is read only when asked for: an unreadable one keeps no other.
    """
    alone(session, LEAVING)
    taken_at = _not_before_others(session, now)
    free = min(limit, _free(session, taken_at, pace))
    if free < 1 or _held(session, now):
        return []
    at = {
        "now": now,
        "lately": taken_at,
        "minute_ago": taken_at - timedelta(minutes=1),
        "burst_ago": taken_at - timedelta(seconds=BURST),
        "free": free,
    }
    found = session.execute(_due(partners), at).all()
    return [
        row
        for row, stopped_at in found
        if _may_leave(row, stopped_at, now) and _taken(row, now, taken_at, holder)
    ]


def orphans(session: Session, now: datetime, me: int, alive: Collection[int]) -> list[Outbox]:
    """Letters left in `sending`: by a process that died, or by another whose lease is over."""
    query = (
        select(Outbox)
        .where(in_state(Outbox.state, "sending"))
        .where(col(Outbox.holder).is_distinct_from(me))
        .with_for_update(skip_locked=True)
    )
    return [row for row in session.exec(query) if row.holder not in alive or _lease_over(row, now)]


def hold(session: Session, lane: str, until: datetime, now: datetime) -> None:
    """The platform asked for a pause in a chat. When it asks in a second one, all are meant."""
    alone(session, LEAVING)
    before = settings.get(session, HELD_CHAT)
    if before and before["lane"] != lane and datetime.fromisoformat(before["until"]) > now:
        settings.put(session, HELD_ALL, until.isoformat())
    settings.put(session, HELD_CHAT, {"lane": lane, "until": until.isoformat()})


def _held(session: Session, now: datetime) -> bool:
    until = settings.get(session, HELD_ALL)
    return until is not None and now < datetime.fromisoformat(until)


def _not_before_others(session: Session, now: datetime) -> datetime:
    """Now, or when a letter was taken last: by another, whose clock is ahead of ours."""
    query = select(func.max(Outbox.taken_at)).where(col(Outbox.taken_at) <= now + CLOCKS_DIFFER)
    return max(now, session.exec(query).one() or now)


def _free(session: Session, now: datetime, pace: Pace) -> int:
    """How many may leave now, over all chats and processes."""
    left = select(func.count()).where(
        col(Outbox.taken_at) > now - timedelta(seconds=1), col(Outbox.taken_at) <= now
    )
    return int(pace.all_a_second) - session.exec(left).one()


@cache
def _due(partners: bool) -> Any:
    """What may leave now, with when its partner said stop; built once, since building is slow."""
    query = (
        select(Outbox, Partner.stopped_at)
        .join(Partner, col(Partner.id) == Outbox.partner_id, isouter=True)
        .where(in_state(Outbox.state, "queued"), col(Outbox.due_at) <= NOW)
        .where(~_blocked(), _rested())
        .options(defer(Outbox.payload))  # type: ignore[arg-type]  # SQLModel types it as a dict
        .order_by(col(Outbox.due_at), col(Outbox.id))
        .limit(bindparam("free"))
        .with_for_update(skip_locked=True, of=Outbox)
    )
    return query if partners else query.where(col(Outbox.partner_id).is_(None))


def _blocked() -> ColumnElement[bool]:
    """Something earlier in the lane has to leave first.

    What waits for morning is overtaken by an answer; what failed once is not.
    """
    earlier = aliased(Outbox)
    waits = and_(
        col(earlier.state) == "queued", or_(col(earlier.due_at) <= NOW, col(earlier.tries) > 0)
    )
    return (
        select(earlier.id)
        .where(is_open(earlier), earlier.lane == Outbox.lane, col(earlier.id) < col(Outbox.id))
        .where(or_(col(earlier.state) == "sending", waits))
        .exists()
    )


def _rested() -> ColumnElement[bool]:
    """The chat has not heard as much of late as it may."""
    of_late = aliased(Outbox)
    group = col(Outbox.chat).startswith("-")
    since = case((group, _moment("minute_ago")), else_=_moment("burst_ago"))
    heard = (
        select(func.count())
        .where(of_late.lane == Outbox.lane, col(of_late.act).in_(PACED))
        .where(col(of_late.taken_at) > since, col(of_late.taken_at) <= _moment("lately"))
        .scalar_subquery()
    )
    most = case((group, GROUP_A_MINUTE), else_=BURST)
    return or_(col(Outbox.act).not_in(PACED), heard < most)


def _may_leave(row: Outbox, stopped_at: datetime | None, now: datetime) -> bool:
    """Words from before a stop are taken back; unasked ones wait for allowed hours."""
    if stopped_at and row.made_at < stopped_at:
        row.state, row.error = "cancelled", "stopped"
        return False
    if row.zone and (may_at := allowed(now, row.zone)) > now:
        row.due_at = may_at
        return False
    return True


def _taken(row: Outbox, now: datetime, taken_at: datetime, holder: int) -> bool:
    row.state, row.holder, row.taken_at = "sending", holder, taken_at
    row.lease_until = now + timedelta(seconds=LEASE_S)
    row.tries += 1
    return True


def _lease_over(row: Outbox, now: datetime) -> bool:
    """Also when it lies further ahead than any lease can: then the clock was put back."""
    lease = row.lease_until
    return lease is None or lease < now or lease > now + timedelta(seconds=2 * LEASE_S)
