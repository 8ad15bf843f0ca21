"""What is said of a booked live is said once, whoever looks, and whatever dies in between."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.clock import Clock
from bot.reminder import Reminders
from bot.writer import Writer
from handlers import lives
from handlers.office import merging
from storage.db import Database
from storage.lives import slots
from storage.tables import Outbox, Slot
from tests.desk import House, Who
from tests.test_live_slots import FRIDAY_8PM, TERMS

pytestmark = pytest.mark.on_both_databases
SOON = FRIDAY_8PM - timedelta(minutes=30)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Sari goes live on Friday at eight, and the reminder of the day before is behind us."""
    house = House(tmp_path)
    books(house, house.who("Sari"))
    house.later(days=3)
    house.now = SOON
    return house


def books(house: House, who: Who, day: str = "jumat") -> None:
    house.agreed(who, terms=TERMS)
    house.answer(who, f"live {day} jam 8 malam")
    house.presses(who, "Ya, benar")


def told(house: House) -> list[str]:
    """What was said of lives half an hour before."""
    found = select(Outbox.chat).where(Outbox.words == "live_soon").order_by(col(Outbox.id))
    return [*house.do(lambda s: s.exec(found).all())]


def ticked(house: House, *databases: Database) -> None:
    """The tickers of so many processes look at the same moment."""
    clock = Clock()
    clock.keep_to(house.now)
    writers = [Writer(database) for database in databases]

    async def at_once() -> None:
        await asyncio.gather(*(Reminders(one, clock, "sapa_bot").tick() for one in writers))

    try:
        asyncio.run(at_once())
    finally:
        for writer in writers:
            writer.close()


def test_two_processes_at_one_moment_say_it_once(house: House):
    other = Database(house.database.url)
    try:
        ticked(house, house.database, other)
        ticked(house, house.database, other)
    finally:
        other.close()
    assert told(house) == [house.who("Sari").address.chat]


def test_what_was_found_twice_is_said_once(house: House):
    due = house.do(lambda s: slots.due(s, house.now))
    for _ in range(2):
        house.do(lambda s: lives.tell(s, due, house.now))
    assert len(told(house)) == 1


def test_a_process_that_dies_before_its_commit_has_said_nothing(house: House):
    due = house.do(lambda s: slots.due(s, house.now))

    def dies(session: Session) -> None:
        lives.tell(session, due, house.now)
        raise KeyError

    with suppress(KeyError):
        house.do(dies)
    assert told(house) == []
    ticked(house, house.database)
    assert len(told(house)) == 1


def test_what_fails_for_one_keeps_nobody_else(house: House, monkeypatch: pytest.MonkeyPatch):
    house.now = SOON - timedelta(hours=1)
    books(house, house.who("Dewi"), "hari ini")
    house.now = SOON
    sound, failing = lives._tell, {1}

    def tell(due: slots.Due, *rest: Any) -> None:
        if due.id in failing:
            raise RuntimeError
        sound(due, *rest)

    monkeypatch.setattr(lives, "_tell", tell)
    ticked(house, house.database)
    assert told(house) == [house.who("Dewi").address.chat]
    failing.clear()
    ticked(house, house.database)
    assert len(told(house)) == 2


def test_a_letter_that_waits_too_long_is_not_sent_once_the_live_is_on(house: House):
    ticked(house, house.database)
    query = select(Outbox.expires_at).where(Outbox.words == "live_soon")
    assert house.do(lambda s: s.exec(query).all()) == [FRIDAY_8PM]


def test_two_records_of_one_person_have_one_live_at_an_hour(house: House):
    other = house.listed("Saribu", TERMS, title="Oktober")
    house.do(lambda s: slots.book(s, 2, other, 1, FRIDAY_8PM, house.now))
    assert all_slots(house) == [(1, "booked"), (2, "booked")]
    house.turn(lambda turn: merging.merge(turn, *merging.two(turn, 1, 2)))
    assert all_slots(house) == [(1, "booked"), (1, "cancelled")]


def all_slots(house: House) -> list[tuple[int, str]]:
    """Whose they are, and what became of them."""
    query = select(Slot.partner_id, Slot.state).order_by(col(Slot.id))
    return [(partner_id, state) for partner_id, state in house.do(lambda s: s.exec(query).all())]
