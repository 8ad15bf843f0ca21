"""Presence: which processes live on this database, so that a dead one's work is taken over at once.

On PostgreSQL each holds a lock of its session, on a connection of its own: it is let go of the
moment the process dies, and the server shows who holds one. On SQLite there is only this one.
"""

import contextlib
import hashlib
import threading
import time
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from storage.db import Database, several_writers
from storage.tables import Process

LIVING, LEADING = 8271, 8272  # classes of advisory locks: a process by its number, a lease by name
LOCK = text("select pg_try_advisory_lock(:kind, :number)")
LET_GO = text("select pg_advisory_unlock(:kind, :number)")
ALL_COME_BACK_S = 30  # after a server's restart each takes its lock again with its next beat
HOLDERS = text(
    "select objid from pg_locks where locktype = 'advisory' and granted and classid = :kind"
    " and objsubid = 2 and database = (select oid from pg_database where datname"
    " = current_database())"
)
NOT_SEEN_SINCE_THE_START = text(
    "select id from process where seen_at < pg_postmaster_start_time()"
    " and clock_timestamp() < pg_postmaster_start_time() + make_interval(secs => :within_s)"
)
DEAD = text(
    "select id from process where seen_at < clock_timestamp() - make_interval(secs => :within_s)"
    " and pg_postmaster_start_time() < clock_timestamp() - make_interval(secs => :within_s)"
    f" and id not in ({HOLDERS.text.replace('objid', 'objid::bigint', 1)})"
)


class Presence:
    """This process among those on the database. Its methods may be called from any thread."""

    def __init__(self, database: Database, role: str, now: datetime) -> None:
        self.database = database
        self.id = database.transact(lambda s: _entered(s, role, now))
        self._guard = threading.Lock()
        self._line: Connection | None = None
        self._leases: set[str] = set()
        self._living = False  # whether our lock shows it
        self._trusting_until = 0.0  # monotonic: so long the others may not be back yet
        self.beat()

    def alive(self, session: Session) -> Collection[int]:
        """The numbers of the living, and of those who may only not be back yet.

        Those are all, while our own lock is not to be seen or just back; and whoever has not been
        seen since the server started, while that is not long ago.
        """
        if not several_writers(session):
            return {self.id}
        shown = {*session.scalars(HOLDERS, {"kind": LIVING})}
        if self.id not in shown or time.monotonic() < self._trusting_until:
            return {self.id, *session.scalars(select(Process.id))}
        return shown.union(session.scalars(NOT_SEEN_SINCE_THE_START, {"within_s": ALL_COME_BACK_S}))

    def leads(self, lease: str) -> bool:
        """Whether this process holds the lease of that name, which is taken when it is free."""
        with self._guard:
            if not self.together or lease in self._leases:
                return True
            if self._line and self._lock(LEADING, _number(lease)):
                self._leases.add(lease)
                return True
            return False

    def let_go(self, lease: str) -> None:
        """Somebody else may have the lease from now on."""
        with self._guard:
            if lease not in self._leases or self._line is None:
                return
            self._leases.discard(lease)
            try:
                self._line.execute(LET_GO, {"kind": LEADING, "number": _number(lease)})
            except SQLAlchemyError:
                self._hang_up()

    def beat(self) -> datetime | None:
        """Holds on to the locks, also after the server was restarted; answers the server's time.

        None on SQLite, and while the server cannot be reached: then every lease is lost.
        """
        if not self.together:
            return None
        with self._guard:
            try:
                return self._hold_on()
            except SQLAlchemyError:
                self._hang_up()
                self._trusting_until = time.monotonic() + ALL_COME_BACK_S
                return None

    def leave(self) -> None:
        """Lets go of everything, for others to take over at once."""
        with self._guard:
            if self._line:
                with contextlib.suppress(SQLAlchemyError):
                    self._line.execute(text("select pg_advisory_unlock_all()"))
            self._hang_up()

    @property
    def together(self) -> bool:
        """Whether other processes may be there too: not on SQLite."""
        return self.database.engine.dialect.name != "sqlite"

    def _hold_on(self) -> datetime:
        if self._line is None:
            self._line = self.database.engine.connect().execution_options(
                isolation_level="AUTOCOMMIT"
            )
        if not self._living:  # a former session of ours may hold it for a while
            self._living = self._lock(LIVING, self.id)
        at: datetime = self._line.execute(text("select clock_timestamp()")).scalar_one()
        seen = text("update process set seen_at = :at where id = :id")
        self._line.execute(seen, {"at": at, "id": self.id})
        return at

    def _lock(self, kind: int, number: int) -> bool:
        assert self._line
        return bool(self._line.execute(LOCK, {"kind": kind, "number": number}).scalar())

    def _hang_up(self) -> None:
        self._leases.clear()
        self._living = False
        if self._line:
            self._line.invalidate()  # the session ends with its connection, and with it its locks
            self._line.close()
            self._line = None


def anybody(session: Session) -> bool:
    """Whether a process lives on this database. On SQLite that is told by a lock of its folder."""
    if not several_writers(session):
        return False
    return session.scalars(HOLDERS, {"kind": LIVING}).first() is not None


def dead(session: Session) -> Collection[int]:
    """Who lives no more, as seen by somebody who is no process of the bot.

    On SQLite the last one may live: that is told by a lock of its folder.
    """
    if several_writers(session):
        return set(session.scalars(DEAD, {"kind": LIVING, "within_s": ALL_COME_BACK_S}))
    entered = sorted(everybody(session))
    return entered[:-1]


def everybody(session: Session) -> Collection[int]:
    """All processes that ever were."""
    return session.exec(select(Process.id)).all()  # type: ignore[return-value]


def _entered(session: Session, role: str, now: datetime) -> int:
    row = Process(role=role, started_at=now, seen_at=now)
    session.add(row)
    session.flush()
    return row.id or 0


def _number(name: str) -> int:
    """A name as the 32 bits that a lock can have."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], signed=True)
