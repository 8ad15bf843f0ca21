"""The database: one engine, and `transact`, the only place that commits."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event, func
from sqlmodel import Session, select

T = TypeVar("T")
Unit = Callable[[Session], Any]
HELD = "held"  # the partners whose lock this unit has


class Database:
    """A database by its URL. SQLite runs in WAL mode with full syncs, one writer at a time."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = (
            _sqlite(url) if url.startswith("sqlite") else create_engine(url, hide_parameters=True)
        )
        self._writer = threading.Lock()

    def transact(self, unit: Callable[[Session], T]) -> T:
        """Runs one unit of work in one transaction: all of it is committed, or none."""
        with self._writer, Session(self.engine, expire_on_commit=False) as session, session.begin():
            return unit(session)

    def transact_all(self, units: Sequence[Unit]) -> list[Any]:
        """Several units in one commit, each under a savepoint; a failed one answers its error.

        Raises what the commit itself raises; then none of them happened.
        """
        with self._writer, Session(self.engine, expire_on_commit=False) as session, session.begin():
            return [under_savepoint(session, unit) for unit in units]

    def close(self) -> None:
        self.engine.dispose()


def under_savepoint(session: Session, unit: Unit) -> Any:
    """What the unit answers, or the error for which it alone was rolled back."""
    session.info.pop(HELD, None)  # a rollback lets go of the locks taken since the savepoint
    try:
        with session.begin_nested():
            return unit(session)
    except Exception as error:
        if getattr(error, "connection_invalidated", False) or not _goes_on(session):
            raise
        return error


def alone(session: Session, name: str) -> None:
    """Nobody else does what has this name until the transaction ends; SQLite's writer is alone."""
    if several_writers(session):
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        session.exec(select(func.pg_advisory_xact_lock(number)))


def several_writers(session: Session) -> bool:
    """Whether other transactions may write at the same time: not on SQLite."""
    return session.get_bind().dialect.name != "sqlite"


def _goes_on(session: Session) -> bool:
    """False when the transaction is gone: on a full disk SQLite rolls all of it back by itself."""
    if not session.is_active:
        return False
    driver = session.connection().connection.driver_connection
    return bool(getattr(driver, "in_transaction", True))


def _sqlite(url: str) -> Engine:
    path = url.removeprefix("sqlite:///")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        connect_args={"timeout": 30, "check_same_thread": False},
        hide_parameters=True,  # an error may be logged, what people wrote may not
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _set_up(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 30000",
    ):
        connection.execute(f"PRAGMA {pragma}")
