"""What leaves the outbox now: in order for each chat, at the platform's pace, by one process."""

from collections.abc import Collection, Container, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, and_, bindparam, cast, or_, update
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from deals.hours import allowed
from storage import in_one_step
from storage.bare import bare, table_of
from storage.post.outbox import is_open
from storage.post.pace import (
    EVERYWHERE,
    Pace,
    looking_back,
    rested,
    room,
)
from storage.states import in_state, there_is
from storage.tables import Outbox, Partner

LEASE_S = 240  # over two calls at their longest: pool 20 + connect 5 + write 20 + read 60
NOW = bindparam("now", type_=UTCDateTime())
_OUTBOX = table_of(Outbox)
_TAKE = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(bindparam("ids", expanding=True)))
    .values(state="sending", holder=bindparam("holder"), taken_at=bindparam("taken_at"))
    .values(lease_until=bindparam("lease_until"), tries=_OUTBOX.c.tries + 1)
)
_STAYS = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("letter"))
_TAKE_BACK = _STAYS.values(state="cancelled", error="stopped")
_PUT_OFF = _STAYS.values(due_at=bindparam("may_at"))


class Departure(NamedTuple):
    """A letter that leaves: what its way asks, no more. `payload` is JSON as it is kept: an
    unreadable one keeps no other. `tries`: with this one."""

    id: int
    chat: str
    zone: str | None
    expires_at: datetime | None
    tries: int
    payload: str


_FACTS = [
    *(getattr(Outbox, name) for name in Departure._fields[:-2]),
    (col(Outbox.tries) + 1).label("tries"),
    cast(Outbox.payload, Text),
]


def claim(
    session: Session,
    now: datetime,
    limit: int,
    holder: int,
    pace: Pace,
    partners: bool = True,
) -> list[Departure]:
    """Takes what is due at the head of each lane, and marks it as being sent by `holder`.

    The caller sees to it that this is done by one process at a time. Without `partners`, what is
    for a partner stays where it is.

    What a stop forbids is taken back here, and unasked words that would fall into quiet hours
    are put off.
    """
    session.flush()
    taken_at, left, resting = room(session, now, pace)
    free = min(limit, left)
    if free < 1 or EVERYWHERE in resting:
        return []
    taken: list[Departure] = []
    while len(taken) < free:
        at = {"now": now, "free": free - len(taken), "paused": [*resting], **looking_back(taken_at)}
        found = in_one_step.found(session, _due(partners), at)
        due = [(Departure(*facts), stopped) for *facts, stopped in found]
        leaving = [one for one, stopped in due if _goes_now(session, one, stopped, now)]
        _take(session, leaving, now, taken_at, holder)
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
        select(Outbox)
        .where(in_state(Outbox.state, "sending"), or_(_held_by_none(alive), _lease_over(now)))
        .with_for_update(skip_locked=True)
    )
    return [row for row in session.exec(query) if row.id not in carried]


@cache
def _due(partners: bool) -> Any:
    """What may leave now, with whether its partner has said stop since it was made; built once,
    since building is slow."""
    query = (
        select_columns(*_FACTS, col(Outbox.made_at) < col(Partner.stopped_at))
        .join(Partner, col(Partner.id) == Outbox.partner_id, isouter=True)
        .where(in_state(Outbox.state, "queued"), col(Outbox.due_at) <= NOW)
        .where(col(Outbox.lane).not_in(bindparam("paused", expanding=True)))
        .where(~_blocked(), rested())
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
    due_or_tried = or_(col(earlier.due_at) <= NOW, col(earlier.tries) > 0)
    waits = and_(in_state(earlier.state, "queued"), due_or_tried)
    return there_is(
        select(earlier.id)
        .where(is_open(earlier), earlier.lane == Outbox.lane, col(earlier.id) < col(Outbox.id))
        .where(or_(in_state(earlier.state, "sending"), waits))
    )


def _goes_now(session: Session, letter: Departure, stopped: bool, now: datetime) -> bool:
    """Words from before a stop are taken back; unasked ones wait for allowed hours."""
    if stopped:
        bare(session, _TAKE_BACK, {"letter": letter.id})
        return False
    if letter.zone and (may_at := allowed(now, letter.zone)) > now:
        bare(session, _PUT_OFF, {"letter": letter.id, "may_at": may_at})
        return False
    return True


def _take(
    session: Session, letters: Sequence[Departure], now: datetime, taken_at: datetime, holder: int
) -> None:
    """They are marked as being sent; this is one try more for each."""
    if letters:
        mark = {"holder": holder, "taken_at": taken_at}
        mark |= {"lease_until": now + timedelta(seconds=LEASE_S)}
        bare(session, _TAKE, mark | {"ids": [letter.id for letter in letters]})


def _held_by_none(alive: Collection[int]) -> ColumnElement[bool]:
    holder = col(Outbox.holder)
    return or_(holder.is_(None), holder.not_in(alive))


def _lease_over(now: datetime) -> ColumnElement[bool]:
    """Also when it lies further ahead than any lease can: then the clock was put back."""
    lease = col(Outbox.lease_until)
    furthest = now + timedelta(seconds=2 * LEASE_S)
    return or_(lease.is_(None), lease < now, lease > furthest)
