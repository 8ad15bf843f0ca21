"""Engines by URL: SQLite in one file, or PostgreSQL through psycopg 3. Both tell time in UTC."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")
TRY_AGAIN = ("40P01", "40001")  # a deadlock, a serialization failure: nothing of it has happened
JOURNAL_PAGES = 4000  # only where nobody else has emptied the journal an answer waits for that
JOURNAL_KEPT = 16 * 2**20  # bytes: a journal that a slow reader let grow shrinks to this
UNIQUE = "23505"
# No connection, a deadlock, no room, a lock that is taken, a server that stops, a disk that fails.
TROUBLE = ("08", "40", "53", "55", "57", "58")
ONLY_READING = "only_reading"  # an option of connections
ONLY_READS = "25006"  # a server that has become another's standby
# Who waits longer for a row has met somebody who hangs; who is silent longer hangs himself.
# A machine that is gone without a word lets go of its locks within half a minute.
SESSION = {
    "timezone": "UTC",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "4",
}


# A server that is gone without a word hangs nobody for longer.
KEPT_ALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,  # milliseconds
}


def engine_for(url: str) -> Engine:
    """The engine for sqlite:///…, postgresql://…, postgres://… or postgresql+psycopg://…"""
    return _postgresql(url) if url.partition("://")[0] in POSTGRESQL else _sqlite(url)


def in_transaction(driver: Any) -> bool:
    """Whether the driver's connection is in a transaction that can go on."""
    if info := getattr(driver, "info", None):
        return bool(info.transaction_status.name == "INTRANS")
    return bool(driver.in_transaction)


def may_try_again(error: BaseException) -> bool:
    """Whether the whole transaction may simply be run again."""
    return _state(error) in TRY_AGAIN


def forestalled(error: BaseException) -> bool:
    """Whether another wrote the same key meanwhile: who looks again now finds it there."""
    return _state(error) == UNIQUE


def database_in_trouble(error: object) -> bool:
    """Whether the database could not do its work for now; else what it was asked is at fault.

    Where no SQLSTATE says more (on SQLite, or without an answer) it is told by the error's kind.
    """
    if connection_lost(error):
        return True
    if state := _state(error):
        return state.startswith(TROUBLE) or state == ONLY_READS
    return isinstance(error, OperationalError)


def connection_lost(error: object) -> bool:
    return bool(getattr(error, "connection_invalidated", False))


def _state(error: object) -> str | None:
    return getattr(getattr(error, "orig", None), "sqlstate", None)


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={
            "connect_timeout": 10,
            **KEPT_ALIVE,
            "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
        },
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _say_less)
    return engine


def _say_less(failure: ExceptionContext) -> None:
    """Only an error's first line: the next ones quote the row with all that people wrote."""
    for error in (failure.original_exception, failure.sqlalchemy_exception):
        if error and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def _sqlite(url: str) -> Engine:
    path = url.removeprefix("sqlite:///")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        connect_args={"timeout": 30, "check_same_thread": False},
        hide_parameters=True,  # an error may be logged, what people wrote may not
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    """Who only reads waits for no writer, and keeps none waiting."""
    reads = connection.get_execution_options().get(ONLY_READING)
    begins = "BEGIN" if reads else "BEGIN IMMEDIATE"
    try:
        connection.connection.driver_connection.execute(begins)
    except sqlite3.Error as error:
        raise in_our_words(begins, error) from error


def in_our_words(statement: str, error: sqlite3.Error) -> Exception:
    """SQLAlchemy's DBAPIError for what went past it to the driver."""
    return DBAPIError.instance(statement, None, error, sqlite3.Error, hide_parameters=True)


def _set_up(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",  # what was deleted or sealed is not left readable in the file
        "busy_timeout = 30000",
        f"wal_autocheckpoint = {JOURNAL_PAGES}",
        f"journal_size_limit = {JOURNAL_KEPT}",
    ):
        connection.execute(f"PRAGMA {pragma}")
