"""F59: somebody reads for very long, and the database's journal grows."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from ticked_house import House

from bot.clock import Clock
from bot.guards.leads import Leads
from bot.guards.wal import Wal
from bot.writer import Writer
from storage import settings
from storage.engines import JOURNAL_KEPT

pytestmark = pytest.mark.fault("F59")
MB = 2**20


class LaterClock(Clock):
    ahead = timedelta()

    def now(self):
        return super().now() + self.ahead


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def writes(house: House, mb: int, letter: str = "x") -> None:
    for place in range(mb):
        house.do(lambda s, place=place: settings.put(s, f"big{place}", letter * MB))


def test_leads_hear_of_it_once_a_day_and_without_the_reader_the_journal_shrinks(house, tmp_path):
    path, clock = tmp_path / "sapa.db", LaterClock()
    writer = Writer(house.database)
    guard = Wal(path, Leads(writer, clock, "sapa_bot"), large=20 * MB)
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM setting").fetchone()
        writes(house, 24)
        for _ in range(3):
            asyncio.run(guard.watch())
        [told] = house.letters()
        assert told.words == "notice_wal"
        clock.ahead = timedelta(days=1, minutes=1)
        asyncio.run(guard.watch())
        assert [one.words for one in house.letters()] == ["notice_wal"] * 2
    writes(house, 2, "y")  # the first one's checkpoint lets the second begin the journal anew
    assert guard.journal.stat().st_size <= JOURNAL_KEPT
    for _ in range(2):
        asyncio.run(guard.watch())
    assert [one.words for one in house.letters()] == ["notice_wal", "notice_wal", "notice_over"]
    writer.close()


def test_one_that_grows_and_shrinks_all_day_is_told_of_once_a_day(house, tmp_path):
    """A heavy morning with a slow report beside it: large in one round, small in the next."""
    clock, writer = LaterClock(), Writer(house.database)
    guard = Wal(tmp_path / "another.db", Leads(writer, clock, "sapa_bot"))
    for hour in range(0, 48, 2):
        clock.ahead = timedelta(hours=hour)
        for mb in (300, 16):
            with guard.journal.open("wb") as journal:
                journal.truncate(mb * MB)
            asyncio.run(guard.watch())
    assert [one.words for one in house.letters()] == ["notice_wal", "notice_over"] * 2
    writer.close()


def test_an_ordinary_journal_is_nobodys_concern(house, tmp_path):
    writer = Writer(house.database)
    writes(house, 2)
    asyncio.run(Wal(tmp_path / "sapa.db", Leads(writer, Clock(), "sapa_bot")).watch())
    assert house.letters() == []
    writer.close()
