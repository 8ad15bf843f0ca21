"""The ticker takes what is due of many partners together, and each of them stands alone in it."""

import asyncio
import re
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot import reminder
from bot.clock import Clock
from bot.reminder import Reminders
from bot.writer import Writer
from handlers import timed
from storage import tables
from storage.deal import reminders
from tests.asking import overheard
from tests.sample_deal import NOW
from tests.ticked_house import House

TOMORROW = NOW + timedelta(days=1)
pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def approached(house: House, partners: int) -> list[int]:
    """So many partners have been offered something, of which they are reminded tomorrow."""
    found = [house.joined(f"Mitra {number}", str(200 + number)) for number in range(partners)]
    for partner_id in found:
        house.deal(f"Untuk {partner_id}", partner_id=partner_id)
    return found


def ticked(house: House) -> list[str]:
    """The ticker's round of tomorrow; answers what it asked of the reminders."""
    clock, writer = Clock(), Writer(house.database)
    clock.keep_to(TOMORROW)
    try:
        with overheard(house.database) as asked:
            asyncio.run(Reminders(writer, clock, "sapa_bot").tick())
    finally:
        writer.close()
    return [one for one, _ in asked if re.search(r"\b(FROM|UPDATE) reminder\b", one)]


def reminded(house: House) -> list[str]:
    return [letter.chat for letter in house.letters() if letter.words == "reminder"]


def due(house: House) -> list[int]:
    return [one.partner_id for one in house.do(lambda s: reminders.due(s, TOMORROW))]


def test_what_is_due_is_found_and_claimed_in_a_few_statements_however_much_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reminder, "AT_ONCE", 10)
    approached(house, 20)
    asked = ticked(house)
    assert len(reminded(house)) == 20
    assert len(asked) == 4  # what is due, twice ten of it, and nothing more


def test_one_for_whom_it_fails_keeps_nobody_and_is_reminded_once_it_can_be_done(house: House):
    second = approached(house, 3)[1]
    campaign_id = house.deal("Rusak", partner_id=second).campaign.id

    def terms(session: Session, now: dict) -> None:
        session.get(tables.Campaign, campaign_id).terms = now

    whole = house.do(lambda s: dict(s.get(tables.Campaign, campaign_id).terms))
    house.do(lambda s: terms(s, {"contents": 7}))
    ticked(house)
    assert reminded(house) == ["200", "202"]
    assert set(due(house)) == {second}
    house.do(lambda s: terms(s, whole))
    ticked(house)
    assert reminded(house) == ["200", "202", "201"]
    assert due(house) == []


def test_what_was_found_twice_is_taken_once(house: House):
    approached(house, 1)
    found = house.do(lambda s: reminders.due(s, TOMORROW))
    for _ in range(2):
        assert house.do(lambda s: timed.remind(s, found, TOMORROW)) == {}
    assert len(reminded(house)) == 1


def test_what_was_put_off_since_it_was_found_is_not_taken(house: House):
    approached(house, 1)
    found = house.do(lambda s: reminders.due(s, TOMORROW))

    def put_off(session: Session) -> None:
        reminders.planned(session, found[0].deal_id).due_at = TOMORROW + timedelta(hours=1)

    house.do(put_off)
    assert house.do(lambda s: timed.remind(s, found, TOMORROW)) == {}
    assert reminded(house) == []
    assert house.do(lambda s: reminders.planned(s, found[0].deal_id)) is not None


def test_a_claim_that_is_not_committed_has_taken_nothing(house: House):
    [partner_id] = approached(house, 1)

    def dies(session: Session) -> None:
        reminders.claim(session, reminders.due(session, TOMORROW), TOMORROW)
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        house.do(dies)
    assert due(house) == [partner_id]
