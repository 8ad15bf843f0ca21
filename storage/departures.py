"""What leaves the outbox now: in order for each chat, at the platform's pace, by one process."""

from collections.abc import Collection, Container
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from deals.hours import allowed
from storage.outbox import is_open
from storage.pace import (
    EVERYWHERE,
    Pace,
    how_many_may_leave,
    moments,
    not_before_others,
    paused,
    rested,
)
from storage.states import in_state
from storage.tables import Outbox, Partner

LEASE_S = 180  # well over the longest call: pool 20 + connect 5 + write 20 + read 60
NOW = bindparam("now", type_=UTCDateTime())


def claim(
    session: Session,
    now: datetime,
    limit: int,
    holder: int,
    pace: Pace,
    partners: bool = True,
) -> list[Outbox]:
    """Takes what is due at the head of each lane, and marks it as being sent by `holder`.

    The caller sees to it that this is done by one process at a time. Without `partners`, what is
    for a partner stays where it is.

    What a stop forbids is taken back here, and unasked words that would fall into quiet hours
    are put off. What a letter says is read only when asked for: an unreadable one keeps no other.
    """
    taken_at = not_before_others(session, now)
    free = min(limit, how_many_may_leave(session, taken_at, pace))
    resting = paused(session, now)
    if free < 1 or EVERYWHERE in resting:
        return []
    taken: list[Outbox] = []
    while len(taken) < free:
        at = {"now": now, "free": free - len(taken), "paused": [*resting], **moments(taken_at)}
        found = session.execute(_due(partners), at).all()
        leaving = [row for row, stopped_at in found if _goes_now(row, stopped_at, now)]
        for row in leaving:
            _take(row, now, taken_at, holder)
        taken += leaving
        if len(leaving) == len(found):
            break  # else what was put off has made room for others
    return taken


def orphans(
    session: Session, now: datetime, alive: Collection[int], carried: Container[object]
) -> list[Outbox]:
    """Letters left in `sending`: by a process that died, or by anybody whose lease is over.

    Not those `carried` by this process, whatever the clock says: on their way at this moment, or
    back with an outcome that is yet to be written.
    """
    query = (
        select(Outbox).where(in_state(Outbox.state, "sending")).with_for_update(skip_locked=True)
    )
    return [
        row
        for row in session.exec(query)
        if row.id not in carried and (row.holder not in alive or _lease_over(row, now))
    ]


@cache
def _due(partners: bool) -> Any:
    """What may leave now, with when its partner said stop; built once, since building is slow."""
    query = (
        select(Outbox, Partner.stopped_at)
        .join(Partner, col(Partner.id) == Outbox.partner_id, isouter=True)
        .where(in_state(Outbox.state, "queued"), col(Outbox.due_at) <= NOW)
        .where(col(Outbox.lane).not_in(bindparam("paused", expanding=True)))
        .where(~_blocked(), rested())
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


def _goes_now(row: Outbox, stopped_at: datetime | None, now: datetime) -> bool:
    """Words from before a stop are taken back; unasked ones wait for allowed hours."""
    if stopped_at and row.made_at < stopped_at:
        row.state, row.error = "cancelled", "stopped"
        return False
    if row.zone and (may_at := allowed(now, row.zone)) > now:
        row.due_at = may_at
        return False
    return True


def _take(row: Outbox, now: datetime, taken_at: datetime, holder: int) -> None:
    row.state, row.holder, row.taken_at = "sending", holder, taken_at
    row.lease_until = now + timedelta(seconds=LEASE_S)
    row.tries += 1


def _lease_over(row: Outbox, now: datetime) -> bool:
    """Also when it lies further ahead than any lease can: then the clock was put back."""
    lease = row.lease_until
    return lease is None or lease < now or lease > now + timedelta(seconds=2 * LEASE_S)
