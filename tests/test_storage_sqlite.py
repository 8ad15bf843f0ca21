"""What is SQLite's alone: how it is set up, and its one writer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.db import Database
from storage.engines import database_in_trouble


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path}/sapa.db")


def asked(session: Session, statement: str) -> Any:
    return session.connection().exec_driver_sql(statement).scalar()


def keeps_one(session: Session) -> None:
    for statement in (
        "CREATE TABLE IF NOT EXISTS kept (one INTEGER)",
        "INSERT INTO kept VALUES (1)",
    ):
        session.connection().exec_driver_sql(statement)


def counts(session: Session) -> Any:
    return asked(session, "SELECT count(*) FROM kept")


def test_the_database_is_set_up_to_lose_nothing(database: Database) -> None:
    def pragmas(session: Session) -> list[Any]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [asked(session, f"PRAGMA {name}") for name in names]

    assert database.transact(pragmas) == ["wal", 2, 1, 30_000]


def test_the_writer_keeps_its_connection_until_a_unit_fails(database: Database) -> None:
    taken: list[object] = []
    event.listen(database.engine, "checkout", lambda driver, *_: taken.append(driver))

    def fails(session: Session) -> None:
        keeps_one(session)
        raise LookupError

    for _ in range(3):
        database.transact(keeps_one)
    assert len(taken) == 1
    with pytest.raises(LookupError):
        database.transact(fails)
    assert database.transact(counts) == 3
    assert len(taken) == 2
    database.close()
    assert database.transact(counts) == 3
    assert len(taken) == 3


def test_who_reads_on_after_its_unit_takes_nothing_of_the_next_one_s(database: Database) -> None:
    def begun(session: Session) -> Iterator[Any]:
        return (row for row in (asked(session, "SELECT 1"),))

    def late(session: Session) -> Iterator[Any]:
        yield asked(session, "SELECT 1")

    assert [*database.transact(begun)] == [*database.transact(late)] == [1]
    database.transact(keeps_one)
    other = Database(database.url)
    assert other.read(counts) == 1


def test_a_database_that_another_program_holds_is_in_trouble_and_is_written_once_it_is_free(
    database: Database, tmp_path: Path
) -> None:
    database.transact(lambda session: asked(session, "PRAGMA busy_timeout = 20"))
    with closing(sqlite3.connect(tmp_path / "sapa.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked") as raised:
            database.transact(keeps_one)
        assert database_in_trouble(raised.value)
    database.transact(keeps_one)
    assert database.transact(counts) == 1
