"""How fast we speak: to one chat, to one group, and over all chats.

The pace is read off the rows themselves, so it holds over all processes and over every restart.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from storage import settings
from storage.bare import bare
from storage.db import alone
from storage.post.outbox import CLOCKS_DIFFER
from storage.shapes import read, written
from storage.tables import Outbox

PACED = ("text", "document", "picture")
BURST = 3  # a chat may hear so many at once, and one a second on average
GROUP_A_MINUTE = 20
PAUSES, EVERYWHERE = "pauses", "*"


_SECOND = timedelta(seconds=1)
_LATELY = select(func.max(Outbox.taken_at), func.count(), settings.beside(PAUSES)).where(
    col(Outbox.taken_at) > bindparam("after", type_=UTCDateTime()),
    col(Outbox.taken_at) <= bindparam("until", type_=UTCDateTime()),
)


@dataclass(frozen=True)
class Pace:
    """Telegram's guide values: 1 message a second in a chat (short bursts pass), 20 a minute in
    a group, 30 a second over all; what its 429 says wins for the chat that it was said of."""

    all_a_second: float = 25


@dataclass(frozen=True)
class Pause:
    """In which nothing may be said, as the platform asked for."""

    asked_at: datetime
    until: datetime

    def holds(self, now: datetime) -> bool:
        """Not what a clock asked for that was ahead."""
        return self.asked_at <= now + CLOCKS_DIFFER and now < self.until


def one_at_a_time(session: Session) -> None:
    """Waits until no other process lets letters leave, and keeps them from it until the commit.

    What the time is and who is alive is to be asked afterwards.
    """
    alone(session, "departures")


def pause(session: Session, lane: str, until: datetime, now: datetime) -> None:
    """The platform asked for a pause in a chat. When it asks in a second one, all are meant."""
    one_at_a_time(session)
    pauses = _pauses(session, now)
    for one in (lane, EVERYWHERE) if pauses.keys() - {lane} else (lane,):
        longest = max(until, pauses[one].until) if one in pauses else until
        pauses[one] = Pause(now, longest)
    settings.put(session, PAUSES, {one: written(kept) for one, kept in pauses.items()})


def paused(session: Session, now: datetime) -> Collection[str]:
    """The lanes in which nothing may be said now; with `EVERYWHERE` among them, all."""
    return _pauses(session, now).keys()


def drop(session: Session, lanes: Collection[str]) -> None:
    """That a pause was asked for in those chats is no longer known."""
    if not settings.get(session, PAUSES, {}).keys().isdisjoint(lanes):
        one_at_a_time(session)
        kept = settings.get(session, PAUSES, {})
        left = {lane: pause for lane, pause in kept.items() if lane not in lanes}
        settings.put(session, PAUSES, left)


def _pauses(session: Session, now: datetime) -> dict[str, Pause]:
    return _holding(settings.get(session, PAUSES, {}), now)


def _holding(pauses: dict[str, Any], now: datetime) -> dict[str, Pause]:
    known = {lane: read(Pause, one) for lane, one in pauses.items()}
    return {lane: one for lane, one in known.items() if one.holds(now)}


class Room(NamedTuple):
    """When letters leave that are taken now, how many may, and the lanes in which none may."""

    at: datetime
    left: int
    resting: Collection[str]


def room(session: Session, now: datetime, pace: Pace) -> Room:
    """What may leave over all chats and processes.

    Letters leave now, or when one was taken last: by another, whose clock is ahead of ours.
    """
    until = now + CLOCKS_DIFFER
    [(last, taken, pauses)] = bare(session, _LATELY, {"after": now - _SECOND, "until": until})
    at = max(now, last or now)
    if at > now:
        [(_, taken, _)] = bare(session, _LATELY, {"after": at - _SECOND, "until": until})
    return Room(at, int(pace.all_a_second) - taken, _holding(pauses or {}, now).keys())


def looking_back(at: datetime) -> dict[str, datetime]:
    """What the moments in `rested` are, for letters that leave at that time."""
    return {
        "lately": at,
        "minute_ago": at - timedelta(minutes=1),
        "burst_ago": at - timedelta(seconds=BURST),
    }


def rested() -> ColumnElement[bool]:
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


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=UTCDateTime())
