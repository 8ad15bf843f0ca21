"""F41: this machine's clock and the platform's are apart."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from room import ALYA, MAYA
from shell import Stage, staged, until
from ticked_house import RANI, House

from bot.clock import Clock
from bot.reminder import Reminders
from bot.writer import Writer
from deals.channel import Outgoing
from storage.post import outbox
from tests.sample_deal import NOW

pytestmark = pytest.mark.fault("F41")


def header(clock: Clock, **ahead: float) -> str:
    return format_datetime(clock.now() + timedelta(**ahead), usegmt=True)


@pytest.mark.parametrize(
    ("ahead", "trusted"),
    [
        ({"seconds": 2}, True),
        ({"minutes": 9, "seconds": 50}, True),
        ({"minutes": 11}, False),
        ({"minutes": -11}, False),
        ({"days": -1}, False),
    ],
)
def test_a_real_platform_never_sets_the_clock_but_ten_minutes_apart_it_is_not_trusted(
    ahead, trusted
):
    clock = Clock()
    before = clock.now()
    clock.compare(header(clock, **ahead))
    assert clock.trusted is trusted
    assert clock.now() - before < timedelta(seconds=1)


def test_once_they_agree_again_the_clock_is_trusted_again():
    clock = Clock()
    clock.compare(header(clock, days=1))
    clock.compare(header(clock))
    assert clock.trusted


def test_a_clock_that_is_ten_minutes_wrong_does_not_go_to_and_fro():
    """A header counts whole seconds, and its way takes some."""
    clock = Clock()
    for seconds in (602, 598, 601, 599):
        clock.compare(header(clock, seconds=seconds))
        assert not clock.trusted
    clock.compare(header(clock, minutes=8))
    assert clock.trusted


@pytest.mark.parametrize("said", ["", "soon", "Sat, 21 Nov 2026 09:00:00 -0000"])
def test_an_answer_that_tells_no_time_changes_nothing(said):
    clock = Clock()
    clock.compare(said)
    assert clock.trusted


class SetClock(Clock):
    """Stands still."""

    def now(self):
        return NOW + timedelta(days=2)


def test_reminders_wait_for_a_clock_that_is_trusted(tmp_path: Path):
    house, clock = House(tmp_path), SetClock()
    house.deal("September")
    writer = Writer(house.database)
    reminders, before = Reminders(writer, clock, "sapa_bot"), len(house.letters())
    clock.compare(header(clock, days=1))
    asyncio.run(reminders.tick())
    assert len(house.letters()) == before
    clock.compare(header(clock))
    asyncio.run(reminders.tick())
    assert len(house.letters()) > before
    writer.close()


def test_words_that_were_made_in_a_false_future_are_due_once_the_clock_is_right(tmp_path: Path):
    house = House(tmp_path)

    def put(session, key, made_at, due_at):
        letter = outbox.Letter(RANI, Outgoing("text", key))
        outbox.put(session, letter, key, made_at, due_at)

    tomorrow = NOW + timedelta(days=1)
    house.do(lambda s: put(s, "false", tomorrow, tomorrow))
    house.do(lambda s: put(s, "morning", NOW, tomorrow))
    house.do(lambda s: outbox.pull_back(s, NOW))
    assert [one.due_at for one in house.letters()] == [NOW, tomorrow]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA) as one:
        yield one


@contextmanager
def taken_for_real(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The room is taken for a real platform, which does not set the clock."""
    with monkeypatch.context() as changed:
        changed.setattr("bot.house.on_loopback", lambda url: False)
        changed.setattr("bot.guards.clocks.EVERY_S", 0.05)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("apart_s", [86_400, -86_400])
def test_words_to_partners_are_held_staff_are_told_once_and_then_all_goes_on(
    stage, monkeypatch, apart_s
):
    stage.room.in_room(lambda room: setattr(room.clock, "offset_s", apart_s))
    held = stage.letter(ALYA, "Fee 500 ribu", once=True)
    stage.letter(MAYA, "untuk tim")

    async def story() -> None:
        async with stage.house() as house:
            work = [asyncio.create_task(one) for one in (house.postman.run(), house.guards.run())]
            await asyncio.to_thread(until, lambda: len(stage.heard(MAYA)) == 2)
            stage.letter(MAYA, "lagi")  # the postman looks once more, the guard all the time
            await asyncio.to_thread(until, lambda: "lagi" in stage.heard(MAYA))
            said = sorted(text[:9] for text in stage.heard(MAYA))
            assert said == ["lagi", "untuk tim", "🕰 Jam kom"]
            assert (stage.row(held).state, stage.heard(ALYA)) == ("queued", [])
            stage.room.in_room(lambda room: setattr(room.clock, "offset_s", 0))
            await asyncio.to_thread(until, lambda: stage.heard(ALYA))
            await asyncio.to_thread(until, lambda: "cocok lagi" in stage.heard(MAYA)[-1])
            for one in work:
                one.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            await house.postman.stop()

    with taken_for_real(monkeypatch):
        asyncio.run(story())
    assert stage.heard(ALYA) == ["Fee 500 ribu"]
    assert len(stage.heard(MAYA)) == 4
