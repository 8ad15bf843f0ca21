"""The database: one engine, and `transact`, the only place that commits."""

import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event, func
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, select

from storage.engines import (
    ONLY_READING,
    connection_lost,
    engine_for,
    forestalled,
    in_transaction,
    may_try_again,
)
from storage.later import LATER, drop_later, write_later
from storage.one_writer import OneWriter
from storage.post.foresight import FORESEEN

T = TypeVar("T")
R = TypeVar("R", bound=SQLModel)
Unit = Callable[[Session], Any]
TRIES = 3


class Database:
    """A database by its URL. SQLite runs in WAL mode with full syncs, one writer at a time."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = engine_for(url)
        self._alone = self.engine.dialect.name == "sqlite"
        self._writer = OneWriter(self.engine)

    def transact(self, unit: Callable[[Session], T]) -> T:
        """Runs one unit of work in one transaction: all of it is committed, or none.

        Where others write too, a deadlock ends one of the two, and of two who write the same key
        one comes too late: its unit is run again.
        """
        for _ in range(TRIES - 1):
            try:
                return self._run(unit)
            except DBAPIError as error:
                if not (may_try_again(error) or forestalled(error)):
                    raise
            time.sleep(random.uniform(0.01, 0.1))  # the other one goes first
        return self._run(unit)

    def transact_all(self, units: Sequence[Unit]) -> list[Any]:
        """Several units in one commit, each under a savepoint; a failed one answers its error.

        Raises what the commit itself raises; then none of them happened.
        """
        return self.transact(lambda session: [under_savepoint(session, unit) for unit in units])

    def read(self, unit: Callable[[Session], T]) -> T:
        """Runs a unit that only reads, beside whoever writes: it sees what was committed."""
        with KeepingSession(self.engine) as session:
            session.connection(execution_options={ONLY_READING: True})
            return unit(session)

    def empty_journal(self) -> None:
        """Puts what SQLite's journal holds into the file, beside whoever writes. What comes
        meanwhile is put there too, a few times: only an empty journal begins anew. Where it fails,
        a commit that finds the journal long does it."""
        with closing(self.engine.raw_connection()) as connection, suppress(sqlite3.Error):
            for _ in range(TRIES):
                cursor = connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
                _, length, emptied = cursor.fetchone()
                if length == emptied:
                    return

    def close(self) -> None:
        self._writer.close()
        self.engine.dispose()

    def _run(self, unit: Callable[[Session], T]) -> T:
        """On SQLite first without the savepoints, which take longer than many a unit: when one
        fails, which is seldom, all is undone, and done again with them."""
        bold = KeepingSession(self.engine, bold=self._alone)
        try:
            with self._to_write() as bold.bind, bold, bold.begin():
                return bold.whole(unit)
        except Exception:
            if not bold.was_bold:
                raise
        with self._to_write() as bind, KeepingSession(bind) as session, session.begin():
            return session.whole(unit)

    def _to_write(self) -> AbstractContextManager[Connection | Engine]:
        return self._writer.lent() if self._alone else nullcontext(self.engine)


class KeepingSession(Session):
    """One transaction's session. What it has read it keeps: the same rows are asked for often.

    A `bold` one does without savepoints; `was_bold`: it has done without one.
    """

    def __init__(self, bind: Connection | Engine, bold: bool = False) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.kept: list[object] = []
        self.bold = bold
        self.was_bold = False

    def whole(self, unit: Callable[[Session], T]) -> T:
        """What the unit answers, with all that it wrote."""
        answer = unit(self)
        write_later(self)
        return answer

    def execute(self, *asked: Any, **how: Any) -> Any:
        self._see_all()
        return super().execute(*asked, **how)

    def exec(self, *asked: Any, **how: Any) -> Any:
        self._see_all()
        return super().exec(*asked, **how)

    def scalar(self, *asked: Any, **how: Any) -> Any:
        self._see_all()
        return super().scalar(*asked, **how)

    def scalars(self, *asked: Any, **how: Any) -> Any:
        self._see_all()
        return super().scalars(*asked, **how)

    def _see_all(self) -> None:
        """Also what is to be written later."""
        if LATER in self.info:
            write_later(self)

    def expire_all(self) -> None:
        """What has to be read again is not kept either, else this takes longer each time."""
        super().expire_all()
        self.kept.clear()
        self.info.pop(FORESEEN, None)


@event.listens_for(KeepingSession, "loaded_as_persistent")
@event.listens_for(KeepingSession, "detached_to_persistent")
@event.listens_for(KeepingSession, "pending_to_persistent")
def _keep(session: KeepingSession, row: object) -> None:
    session.kept.append(row)


def under_savepoint(session: Session, unit: Unit) -> Any:
    """What the unit answers, or the error that it raised; then nothing of it happened.

    Who was forestalled by another process looks again, once: it is no failure of the unit's.
    Raises the error when the transaction is gone with it, or has to be run again as a whole.
    """
    if isinstance(session, KeepingSession) and session.bold:
        session.was_bold = True
        return unit(session)
    outcome = _under_savepoint(session, unit)
    if not (isinstance(outcome, Exception) and forestalled(outcome)):
        return outcome
    return _under_savepoint(session, unit)


def _under_savepoint(session: Session, unit: Unit) -> Any:
    try:
        write_later(session)
        with session.begin_nested():
            answer = unit(session)
            write_later(session)
            return answer
    except Exception as error:
        drop_later(session)
        if may_try_again(error) or connection_lost(error) or not _goes_on(session):
            raise
        session.expire_all()  # also what bare statements wrote, of which the session knows nothing
        return error


def alone(session: Session, name: str) -> None:
    """Waits until nobody else is at what has that name, and keeps others out until the commit.

    SQLite has one writer anyhow.
    """
    if several_writers(session):
        number = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
        session.exec(select(func.pg_advisory_xact_lock(number)))


def locked(session: Session, rows: type[R], key: int, **how: Any) -> R | None:
    """A row as it is now, whatever of it was read before; nobody else writes it until the commit.

    `how`: options of the lock, such as key_share.
    """
    return session.get(rows, key, with_for_update=how or True, populate_existing=True)


def several_writers(session: Session) -> bool:
    """Whether other transactions may write at the same time: not on SQLite."""
    return session.get_bind().dialect.name != "sqlite"


def _goes_on(session: Session) -> bool:
    """False when the transaction is gone: on a full disk SQLite rolls all of it back by itself."""
    if not session.is_active:
        return False
    return in_transaction(session.connection().connection.driver_connection)
