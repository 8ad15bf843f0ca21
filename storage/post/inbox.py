"""The inbox: raw updates, stored once before anybody is told that we have them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Text, and_, bindparam, cast, delete, func, or_, update
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from storage.bare import bare, table_of
from storage.db import locked
from storage.insert_new import InsertNew
from storage.states import in_state, there_is
from storage.tables import Heard, Inbox

MAX_TRIES = 6
PAUSES_S = (1, 5, 60, 300, 1800)
PUT_OFF_S = 10
PURGED_AT_ONCE = 1000
UNREAD = {"synchronize_session": False}
LENT_S = 300  # longer than all downloads of one update may take
REUSED_AFTER = timedelta(hours=48)  # Telegram redelivers for 24 h; older keys are new updates


@dataclass(frozen=True)
class Arrived:
    """One update off the wire: its key on the channel, its lane (chat), and the raw JSON."""

    channel: str
    update_key: str
    lane: str
    raw: dict[str, Any]


class Head(NamedTuple):
    """The oldest update of its lane that is not handled yet."""

    id: int
    update_key: str
    lane: str
    raw: dict[str, Any]
    received_at: datetime


_FACTS = [getattr(Inbox, name) for name in Head._fields]
_KNOWN = select(Inbox.id, Inbox.received_at).where(
    Inbox.channel == bindparam("channel"), Inbox.update_key == bindparam("key")
)
_PUT = InsertNew(Inbox, told="update_key", state="new", tries=0, error="")
_EARLIER = aliased(Inbox)
_OVERTAKES = there_is(
    select(_EARLIER.id)
    .where(in_state(_EARLIER.state, "new"))
    .where(_EARLIER.lane == Inbox.lane, col(_EARLIER.id) < col(Inbox.id))
)
_HEADS = (
    select_columns(*_FACTS)
    .where(in_state(Inbox.state, "new"))
    .where(col(Inbox.next_at) <= bindparam("now", type_=UTCDateTime()))
    .where(col(Inbox.holder).is_(None), ~_OVERTAKES)
    .order_by(col(Inbox.next_at), col(Inbox.id))
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=Inbox)
)


_TABLE = table_of(Inbox)
_DONE = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .values(state="done", error="")
)


def accept(session: Session, arrived: Sequence[Arrived], now: datetime) -> int:
    """Stores updates that are new; answers how many were. Repeated ones are left alone."""
    rows = [_row(one, one.update_key, now) for one in arrived]
    new = Counter(_PUT.all(session, rows) if rows else ())
    known = [one for one in arrived if not new[one.update_key]]
    return new.total() + sum(_reused(session, one, one.update_key, now) for one in known)


def claim(session: Session, now: datetime, limit: int) -> Sequence[Head]:
    """The oldest unhandled update of each lane, if its time has come; nothing overtakes.

    Locked until the transaction ends: another process passes by what this one handles.
    """
    session.flush()
    return [Head(*found) for found in bare(session, _HEADS, {"now": now, "limit": limit})]


def behind(session: Session, head: Head, limit: int) -> Sequence[Head]:
    """What came after it in its lane and waits, the oldest first."""
    later = select_columns(*_FACTS).where(
        in_state(Inbox.state, "new"), col(Inbox.lane) == head.lane
    )
    found = session.execute(
        later.where(col(Inbox.id) > head.id).order_by(col(Inbox.id)).limit(limit)
    )
    return [Head(*one) for one in found]


def newest_with(session: Session, inbox_id: int) -> int | None:
    """The newest update that waits in the lane of this one; None when it waits no more."""
    one = aliased(Inbox)
    lane = select(one.lane).where(one.id == inbox_id, in_state(one.state, "new"))
    waiting = select(func.max(Inbox.id)).where(in_state(Inbox.state, "new"))
    return session.exec(waiting.where(Inbox.lane == lane.scalar_subquery())).one()


def lend(session: Session, inbox_id: int, holder: int, now: datetime) -> None:
    """A process fetches what belongs to the update; the lane waits for it meanwhile."""
    row = session.get_one(Inbox, inbox_id)
    row.holder, row.lease_until = holder, now + timedelta(seconds=LENT_S)


def wait(session: Session, inbox_id: int, until: datetime) -> None:
    """It is looked at again then, and its lane waits meanwhile."""
    session.get_one(Inbox, inbox_id).next_at = until


def back(session: Session, inbox_id: int, holder: int) -> Inbox | None:
    """The update that the process had lent; None when it was given to another since."""
    row = locked(session, Inbox, inbox_id)
    if row is None or row.state != "new" or row.holder != holder:
        return None
    row.holder = row.lease_until = None
    return row


def pull_back(session: Session, now: datetime) -> None:
    """What came or was tried in the future, since the clock was ahead then, is due now."""
    later = now + timedelta(seconds=max(PAUSES_S))
    ahead = or_(col(Inbox.received_at) > now, col(Inbox.next_at) > later)
    waits = update(Inbox).where(in_state(Inbox.state, "new"), col(Inbox.next_at) > now)
    session.exec(waits.where(ahead).values(next_at=now))


def free(session: Session, now: datetime, alive: Collection[int]) -> int:
    """Takes back what dead processes had lent, and others for too long; answers how many."""
    given = update(Inbox).where(col(Inbox.state) == "new", col(Inbox.holder).is_not(None))
    lost = or_(col(Inbox.holder).not_in(alive), col(Inbox.lease_until) < now)
    return session.exec(given.where(lost).values(holder=None, lease_until=None)).rowcount


def done(session: Session, handled: Sequence[int]) -> None:
    """Marks updates handled, in the transaction of their effects."""
    if handled:
        bare(session, _DONE, {"ids": handled})


def failed(row: Inbox, error: str, now: datetime) -> bool:
    """Notes a failed try; True when that was the last and the update is parked as dead."""
    row.tries += 1
    row.error = error
    if row.tries >= MAX_TRIES:
        row.state = "dead"
        return True
    row.next_at = now + timedelta(seconds=PAUSES_S[row.tries - 1])
    return False


def try_again(session: Session, inbox_id: int, now: datetime) -> bool:
    """A parked update has all its tries anew; False when it is not parked."""
    again = {"state": "new", "tries": 0, "next_at": now}
    return _unparked(session, inbox_id, again)


def leave(session: Session, inbox_id: int) -> bool:
    """A parked update is let be, with the error that it had; False when it is not parked."""
    return _unparked(session, inbox_id, {"state": "done"})


def put_off(row: Inbox, now: datetime) -> None:
    """Nothing could be tried now, and that does not count as a try."""
    row.next_at = now + timedelta(seconds=PUT_OFF_S)


def next_at(session: Session) -> datetime | None:
    """When the next waiting update may be tried."""
    return session.exec(select(func.min(Inbox.next_at)).where(Inbox.state == "new")).first()


def newest_key(session: Session, channel: str) -> str | None:
    """The key of the update that was stored last."""
    query = select(Inbox.update_key).where(Inbox.channel == channel)
    return session.exec(query.order_by(col(Inbox.id).desc()).limit(1)).first()


def old(session: Session, before: datetime) -> Sequence[int]:
    """Handled updates that were received before then and can be purged, the oldest first."""
    full = cast(col(Inbox.raw), Text) != "{}"
    query = select(Inbox.id).where(Inbox.state == "done", col(Inbox.received_at) < before)
    query = query.where(or_(full, col(Inbox.id).not_in(_named())))
    return session.scalars(query.order_by(col(Inbox.id)).limit(PURGED_AT_ONCE)).all()


def purge(session: Session, numbers: Sequence[int]) -> int:
    """Deletes updates, and empties those that something names; answers how many. The newest of each
    channel stays, for its key."""
    these = and_(col(Inbox.id).in_(numbers), col(Inbox.state) == "done")
    session.exec(delete(Inbox).where(these, col(Inbox.id).not_in(_named())))
    session.exec(update(Inbox).where(these).values(raw={}), execution_options=UNREAD)
    return len(numbers)


def _named() -> Any:
    newer = aliased(Inbox)
    newest: Any = select(func.max(newer.id)).group_by(col(newer.channel))
    return newest.union(select(Heard.inbox_id))


def _row(one: Arrived, key: str, now: datetime) -> dict[str, Any]:
    named = {"channel": one.channel, "update_key": key, "lane": one.lane}
    return {**named, "raw": one.raw, "received_at": now, "next_at": now}


def _reused(session: Session, one: Arrived, key: str, now: datetime) -> bool:
    """Stores an update whose key was used long ago, named after the one before; False when it is
    that one again."""
    asked = {"channel": one.channel, "key": key}
    number, received_at = session.exec(_KNOWN, params=asked).one()
    if now - received_at < REUSED_AFTER:
        return False
    another = f"{one.update_key}+{number}"
    return _PUT(session, **_row(one, another, now)) or _reused(session, one, another, now)


def _unparked(session: Session, inbox_id: int, values: dict[str, Any]) -> bool:
    parked = update(Inbox).where(col(Inbox.id) == inbox_id, col(Inbox.state) == "dead")
    return session.exec(parked.values(**values)).rowcount == 1
