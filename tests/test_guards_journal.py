"""What SQLite's journal holds is put into the file beside the work, so that no answer waits."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from ticked_house import House

from bot.guards.journal import Journal
from storage import settings

KB = 2**10


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def guard(house: House, tmp_path: Path) -> Journal:
    return Journal(house.database, tmp_path / "sapa.db")


def writes(house: House, name: str, kb: int) -> None:
    house.do(lambda s: settings.put(s, name, "x" * kb * KB))


def journal_pages(path: Path) -> int:
    """How many pages a checkpoint finds in the journal."""
    with closing(sqlite3.connect(path)) as other:
        _, held, _ = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return int(held)


def test_a_journal_that_was_put_into_the_file_begins_anew(house, guard, tmp_path):
    writes(house, "much", 400)
    asyncio.run(guard.watch())
    writes(house, "little", 4)
    assert journal_pages(tmp_path / "sapa.db") < 20


def test_somebody_who_reads_hinders_nobody_and_is_waited_for(house, guard, tmp_path):
    path = tmp_path / "sapa.db"
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM setting").fetchone()
        writes(house, "much", 400)
        asyncio.run(guard.watch())
        writes(house, "more", 400)
    asyncio.run(guard.watch())
    writes(house, "little", 4)
    assert journal_pages(path) < 20


def test_where_nothing_was_written_nothing_is_done(house, guard, monkeypatch):
    done = []
    monkeypatch.setattr(house.database, "empty_journal", lambda: done.append(1))
    for _ in range(3):
        asyncio.run(guard.watch())
    writes(house, "little", 4)
    asyncio.run(guard.watch())
    assert len(done) == 2
