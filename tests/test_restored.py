"""F37: reminders that fell due between a backup and its restore do not go out before a person
could have looked."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from ticked_house import AYU, RANI, House, words

from deals import delivery, recorded
from deals.deal import Deal
from deals.decision import Decision
from handlers.house import restored as handlers
from storage.deal import (
    deals,
    reminders,
)
from storage.keeping import restored

pytestmark = [pytest.mark.on_both_databases, pytest.mark.fault("F37")]
BACKUP = datetime(2026, 9, 20, 3, tzinfo=UTC)  # four days before the last day to post
RESTORED = datetime(2026, 9, 22, 3, tzinfo=UTC)  # a Tuesday, ten in the morning in Jakarta
HOUR_LATER = RESTORED + timedelta(hours=1)
MORNING = datetime(2026, 9, 23, 2, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Rani is due on the 24th, and the reminder of the 21st has not been said in this book."""
    house = House(tmp_path)
    house.agreed("September")
    house.ticks(BACKUP)
    return house


def put_back(house: House, now: datetime) -> restored.Restored:
    return house.do(lambda s: restored.hold(s, now))


def decides(house: House, rule: Callable[[Deal], Decision]) -> None:
    """Staff do something with Rani's deal, an hour after the restore."""
    house.turn(
        lambda turn: turn.decide(deal := deals.load(turn.session, 1), rule(deal)), HOUR_LATER
    )


def test_what_fell_due_meanwhile_waits_for_the_next_morning_and_leads_hear_of_it(house: House):
    word = put_back(house, RESTORED)
    assert (word.put_off, word.go_on) == (1, MORNING)
    before = len(house.letters())
    house.turn(handlers.tell, RESTORED)
    [notice] = house.letters()[before:]
    assert notice.chat == AYU.chat
    assert "1 pengingat" in notice.payload["text"]
    assert "Rab, 23 Sep 09.00 WIB" in notice.payload["text"]
    assert house.ticks(RESTORED + timedelta(hours=11)) == []
    assert words(house.ticks(MORNING)) == [(RANI.chat, "reminder")]


def test_what_staff_record_on_the_deals_card_brings_no_reminder_forward(house: House):
    """They were asked to look: that Rani was called changes nothing in what is still to come."""
    put_back(house, RESTORED)
    decides(house, lambda deal: recorded.talked(deal, "sudah ditelepon", HOUR_LATER))
    assert house.ticks(HOUR_LATER) == []
    assert words(house.ticks(MORNING)) == [(RANI.chat, "reminder")]


def test_a_day_that_staff_set_is_followed_forwards_and_back(house: House):
    put_back(house, RESTORED)
    for last_day, planned in ((30, 28), (29, 26)):  # the 27th is a Sunday
        day = date(2026, 9, last_day)
        decides(house, lambda deal, day=day: delivery.move_deadline(deal, day, HOUR_LATER))
        assert house.do(reminders.next_due_at) == datetime(2026, 9, planned, 2, tzinfo=UTC)


def test_in_the_night_it_waits_for_more_than_that_night(house: House):
    at_midnight = RESTORED + timedelta(hours=14)
    assert put_back(house, at_midnight).go_on == MORNING + timedelta(days=1)


def test_what_is_still_to_come_stays_as_it_was(house: House):
    planned = house.do(reminders.next_due_at)
    word = put_back(house, planned - timedelta(minutes=1))
    assert (word.put_off, word.go_on) == (0, None)
    assert house.do(reminders.next_due_at) == planned
