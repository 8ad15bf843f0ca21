"""Letters are due and none leaves: leads hear of it past the outbox, and when it goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from room import ALYA, BUDI, MAYA
from shell import Stage, now, staged

from bot.guards.standstill import Standstill
from bot.house import House
from storage.post import pace
from storage.post.standstill import (
    AFTER,
    stands_since,
)
from storage.tables import Outbox

pytestmark = [pytest.mark.slow, pytest.mark.on_both_databases]
OLD = AFTER + timedelta(minutes=5)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI) as one:
        yield one


def letter(stage: Stage, person: int, due: timedelta, left: timedelta | None = None) -> int:
    """One that is due for so long; `left`: how long ago it was on its way."""
    number = stage.letter(person, "halo", state="sent" if left is not None else "queued")

    def dated(row: Outbox) -> None:
        row.made_at = row.due_at = now() - due
        row.taken_at = now() - left if left is not None else None

    stage.do(lambda s: dated(s.get_one(Outbox, number)))
    return number


def guarding(stage: Stage, story: Callable[[House, Standstill], Awaitable[None]]) -> None:
    async def told() -> None:
        async with stage.house() as house:
            guards, channel = house.guards, house.postman.channel
            held = guards.partners_wait
            await story(house, Standstill(house.writer, house.clock, channel, guards.leads, held))

    asyncio.run(told())


def test_leads_hear_of_it_once_although_nothing_leaves_and_when_it_goes_on(stage):
    letter(stage, ALYA, OLD)

    async def story(house: House, guard: Standstill) -> None:
        await guard.watch()
        assert stage.heard(MAYA) == [], "who has just started has a minute to go on"
        for _ in range(3):
            await guard.watch()
        [told] = stage.heard(MAYA)
        assert "Pesan tidak keluar" in told

    guarding(stage, story)
    stage.postman()
    guarding(stage, lambda house, guard: guard.watch())
    stage.postman()
    assert [said.splitlines()[0] for said in stage.heard(MAYA)] == [
        "📭 Pesan tidak keluar",
        "✅ Sudah beres",
    ]


def test_while_nobody_can_be_told_each_round_tries_again(stage):
    letter(stage, ALYA, OLD)

    async def story(house: House, guard: Standstill) -> None:
        stage.fault(times=1, status=502, description="Bad Gateway")
        for _ in range(2):
            await guard.watch()
        assert stage.heard(MAYA) == []
        for _ in range(2):
            await guard.watch()
        assert len(stage.heard(MAYA)) == 1

    guarding(stage, story)


def stands(stage: Stage, partners: bool = True) -> bool:
    return stage.do(lambda s: stands_since(s, now(), partners)) is not None


def test_a_long_queue_that_goes_on_is_no_standstill(stage):
    letter(stage, ALYA, OLD)
    assert stands(stage)
    letter(stage, BUDI, OLD, left=timedelta(minutes=1))
    assert not stands(stage)


def test_what_is_due_of_late_or_later_is_none(stage):
    letter(stage, ALYA, AFTER - timedelta(minutes=1))
    letter(stage, BUDI, timedelta(hours=-9))
    assert not stands(stage)


def test_what_is_held_is_none(stage):
    letter(stage, ALYA, OLD)
    assert not stands(stage, partners=False)
    letter(stage, MAYA, OLD)
    assert stands(stage, partners=False)


def test_in_a_pause_that_the_platform_asked_for_there_is_none(stage):
    letter(stage, ALYA, OLD)
    soon = now() + timedelta(minutes=1)
    stage.do(lambda s: pace.pause(s, f"telegram:{ALYA}", soon, now()))
    assert not stands(stage)
    letter(stage, BUDI, OLD)
    assert stands(stage)
    stage.do(lambda s: pace.pause(s, f"telegram:{BUDI}", soon, now()))
    assert not stands(stage), "in two chats: all are meant"
