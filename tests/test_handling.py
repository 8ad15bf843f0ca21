"""Handling: what is an update's own fault counts as a try, the database's trouble never does."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.handling import Handling
from storage import settings
from storage.db import Database
from storage.post import inbox
from storage.post.inbox import Arrived
from storage.tables import Inbox
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases
MOST = 20_000  # bytes, for this test's SQLite; in life it is a gigabyte


def tried(database: Database, unit: Callable[[Session], Any]) -> Inbox:
    """One update whose handling does that, and what its row says afterwards."""
    database.transact(lambda s: inbox.accept(s, [Arrived("telegram", "1", "1", {})], NOW))
    handling = Handling(Clock(), Path("media"), "sapa_bot")
    with capture_logs():
        database.transact(lambda s: handling.tried(s, 1, unit))
    return database.transact(lambda s: s.get_one(Inbox, 1))


def writes_too_much(session: Session) -> None:
    driver = session.connection().connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST)
    settings.put(session, "".join(map(chr, range(0x4E00, 0x4E00 + MOST))), 1)
    session.flush()


def test_what_is_too_big_for_the_database_is_the_updates_own_fault(database: Database) -> None:
    row = tried(database, writes_too_much)
    assert (row.state, row.tries) == ("new", 1)


def has_no_room(session: Session) -> None:
    if session.get_bind().dialect.name == "sqlite":
        raise OperationalError("insert", {}, sqlite3.OperationalError("disk I/O error"))
    session.exec(text("do $$ begin raise exception 'no room' using errcode = '53100'; end $$"))


def test_a_database_in_trouble_uses_up_no_try(database: Database) -> None:
    with pytest.raises(OperationalError):
        tried(database, has_no_room)
    assert database.transact(lambda s: s.get_one(Inbox, 1)).tries == 0
