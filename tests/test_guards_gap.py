"""F09: how long the bot may be away before replies are missing, and who hears of it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from room import ALYA, MAYA
from shell import Stage, staged, until
from ticked_house import House

from bot.clock import Clock
from bot.guards import Guards
from bot.settings import Settings
from bot.writer import Writer
from handlers.house import gap

pytestmark = pytest.mark.fault("F09")
STOPPED_AT = datetime(2026, 9, 5, 7, 30, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def back_after(house: House, **away: float) -> list[str]:
    """What the lead hears when updates are asked for again."""
    house.turn(gap.asked, STOPPED_AT)
    house.turn(gap.asked, STOPPED_AT + timedelta(**away))
    return said_to_leads(house)


def said_to_leads(house: House) -> list[str]:
    return [letter.payload["text"] for letter in house.letters()]


def test_after_23_hours_nothing_is_missing_and_nothing_is_said(house):
    assert back_after(house, hours=23) == []


def test_after_25_hours_leads_hear_once_which_hour_is_missing_in_their_time(house):
    [said] = back_after(house, hours=25)
    assert "dari Sab, 5 Sep 14.30 WIB sampai Sab, 5 Sep 15.30 WIB" in said
    house.turn(gap.asked, STOPPED_AT + timedelta(hours=25, minutes=1))
    assert said_to_leads(house) == [said]


def test_a_first_start_has_no_gap(house):
    house.turn(gap.asked, STOPPED_AT)
    assert said_to_leads(house) == []


def test_time_that_a_room_skips_under_a_running_bot_is_no_gap(house, tmp_path, monkeypatch):
    monkeypatch.setattr("bot.guards.gap.NOTED_EVERY_S", 0)
    clock, writer = Clock(), Writer(house.database)
    settings, bot = Settings(data=tmp_path, _env_file=None), SimpleNamespace(username="sapa_bot")
    guards = Guards(settings, writer, clock, bot, practice=True)
    asyncio.run(guards.gap.asked())
    clock.follow(format_datetime(clock.now() + timedelta(days=3), usegmt=True))
    asyncio.run(guards.gap.asked())
    asyncio.run(guards.gap.asked())
    writer.close()
    assert said_to_leads(house) == []


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA) as one:
        yield one


def off_for(stage: Stage, **away: float) -> None:
    with stage.bot() as bot:
        stage.online(30)
        until(lambda: stage.do(gap.last_asked), 30)
        assert bot.stop() == 0
    skip(stage, **away)


def skip(stage: Stage, **time: float) -> None:
    def later(room):
        room.move_clock(room.clock.now() + timedelta(**time))

    stage.room.in_room(later)


@pytest.mark.slow
def test_a_reply_from_before_the_last_day_is_gone_and_leads_are_told(stage):
    off_for(stage, minutes=1)
    stage.room.does(ALYA, "say", text="halo, masih ada?")
    skip(stage, hours=25)
    with stage.bot():
        stage.online(30)
        until(lambda: stage.heard(MAYA))
        assert stage.updates("done") == []
        assert "mungkin hilang" in stage.heard(MAYA)[-1]


@pytest.mark.slow
def test_a_reply_of_the_last_23_hours_is_answered_and_nobody_is_alarmed(stage):
    off_for(stage, minutes=1)
    stage.room.does(ALYA, "say", text="/status")
    skip(stage, hours=23)
    with stage.bot():
        stage.online(30)
        assert len(stage.updates("done")) == 1
        assert stage.heard(ALYA)
        assert stage.heard(MAYA) == []
