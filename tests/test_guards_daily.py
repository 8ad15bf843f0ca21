"""F37: each night a copy of the database is made, the last ones are kept, and failures are told."""

import asyncio
import shutil
from collections import namedtuple
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from room import ALYA, MAYA
from shell import staged, until
from structlog.testing import capture_logs
from test_backup import command, page_overwritten
from test_guards_disk import GB
from ticked_house import House

from bot.clock import Clock
from bot.guards.daily import Daily
from bot.guards.disk import Disk
from bot.guards.leads import Leads
from bot.settings import Settings
from bot.writer import Writer
from storage.keeping.files import check

pytestmark = pytest.mark.fault("F37")
NIGHT = datetime(2026, 9, 20, 20, 5, tzinfo=UTC)  # 03:05 of the 21st in Jakarta
Usage = namedtuple("Usage", "total used free")


class SetClock(Clock):
    at = NIGHT

    def now(self) -> datetime:
        return self.at


class Nights:
    """A database, and the guard that copies it, by a clock and a disk that the test sets."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.folder = folder / "backups"
        self.settings = Settings(
            data=folder, telegram_token="1:x", daily_backups=3, backup_hour=3, _env_file=None
        )
        self.clock = SetClock()
        self.writer = Writer(self.house.database)
        self.started()

    def started(self) -> None:
        """A process that has just started."""
        database, leads = self.settings.data / "sapa.db", Leads(self.writer, self.clock, "bot")
        self.disk = Disk(self.settings.data, None, leads)
        self.guard = Daily(self.settings, database, self.clock, self.disk, leads)

    def watched(self, later: timedelta = timedelta(seconds=1)) -> list[str]:
        """What lies in the folder after the guard has looked."""
        self.clock.at += later
        asyncio.run(self.guard.watch())
        return sorted(path.name for path in self.folder.glob("*"))

    def told(self) -> list[str]:
        return [one.payload["text"] for one in self.house.letters()]


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    made = Nights(tmp_path)
    yield made
    made.writer.close()


def test_each_night_has_its_copy_and_the_last_three_are_kept(nights):
    for _ in range(5):
        nights.watched(timedelta(days=1))
    assert nights.watched() == [f"daily-2026-09-{day}.db" for day in (24, 25, 26)]
    check(nights.folder / "daily-2026-09-26.db")
    assert nights.told() == []


def test_a_day_s_copy_is_made_once_also_after_a_restart(nights):
    [copy] = nights.watched()
    made = (nights.folder / copy).stat()
    nights.started()
    assert nights.watched(timedelta(hours=23)) == [copy]
    assert (nights.folder / copy).stat() == made
    assert len(nights.watched(timedelta(hours=1))) == 2


def test_who_was_off_at_night_makes_it_at_the_start(nights):
    assert nights.watched(timedelta(hours=9)) == ["daily-2026-09-21.db"]


def test_copies_made_by_hand_and_a_team_long_away_lose_nothing(nights):
    nights.watched()
    by_hand = nights.folder / "sapa-20260101-000000.db"
    shutil.copy(nights.folder / "daily-2026-09-21.db", by_hand)
    kept = nights.watched(timedelta(days=400))
    assert kept == ["daily-2026-09-21.db", "daily-2027-10-26.db", by_hand.name]


def test_what_a_kill_left_half_written_goes_with_the_next_copy(nights):
    nights.folder.mkdir()
    (nights.folder / "daily-2026-09-20.db.part").touch()
    assert nights.watched() == ["daily-2026-09-21.db"]


def test_by_a_wrong_clock_none_is_made(nights):
    nights.clock.compare("Fri, 01 Jan 2027 00:00:00 GMT")  # says Telegram
    assert nights.watched() == []


def test_on_a_disk_that_is_short_none_is_made_and_leads_hear_why(nights, monkeypatch):
    free = [0.5 * GB]
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1000 * GB, 0, free[0]))
    for _ in range(3):
        assert nights.watched() == []
    [told] = nights.told()
    assert "tidak cukup kosong" in told and "Belum ada cadangan" in told
    free[0] = 2 * GB
    assert len(nights.watched()) == 1
    assert "Cadangan data hari ini sudah dibuat" in nights.told()[1]


def test_while_leads_know_that_the_disk_is_full_the_backup_waits_in_silence(nights):
    nights.disk.low = True
    assert (nights.watched(), nights.told()) == ([], [])


def test_a_folder_that_cannot_be_written_is_told_of_once_a_day(nights):
    nights.watched()
    shutil.rmtree(nights.folder)
    nights.folder.write_text("a file in its place")
    for hours in (24, 1, 1, 24):
        nights.watched(timedelta(hours=hours))
    assert ["tidak bisa ditulis" in one for one in nights.told()] == [True, True]


def test_of_a_damaged_database_no_copy_is_kept_and_those_before_stay(nights):
    kept = nights.watched()
    nights.house.database.close()
    page_overwritten(nights.settings.data / "sapa.db")
    with capture_logs() as logs:
        nights.watched(timedelta(days=1))
    assert "no daily backup: the database is damaged" in [one["event"] for one in logs]
    assert sorted(path.name for path in nights.folder.iterdir()) == kept


@pytest.mark.slow
def test_the_program_makes_its_daily_copy_by_itself_and_restore_brings_it_back(tmp_path):
    with staged(tmp_path, ALYA) as stage:
        terms = stage.letter(ALYA, "Fee 500 ribu", once=True, state="unknown")
        with stage.bot(DAILY_BACKUPS="2", BACKUP_HOUR="0") as bot:
            stage.online()
            [copy] = until(lambda: list((tmp_path / "backups").glob("daily-*.db")))
            until(lambda: "the daily backup is made" in bot.output())
            assert bot.stop() == 0
        stage.database.close()
        page_overwritten(tmp_path / "sapa.db")  # the disk dies in the evening
        said = command(stage, "restore", str(copy))
        assert said.returncode == 0, said.stderr
        with stage.bot():
            stage.online()
            until(lambda: any("Cadangan data sudah dipulihkan" in one for one in stage.heard(MAYA)))
            assert stage.row(terms).state == "unknown"


@pytest.mark.slow
@pytest.mark.on_both_databases
def test_postgresql_is_left_to_its_own_tools(tmp_path, database_kind):
    with staged(tmp_path) as stage, stage.bot(DAILY_BACKUPS="2", BACKUP_HOUR="0") as bot:
        stage.online()
        if database_kind == "sqlite":
            until(lambda: "the daily backup is made" in bot.output())
        assert bot.stop() == 0
        assert (tmp_path / "backups").exists() == (database_kind == "sqlite")
