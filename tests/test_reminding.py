"""What is due is said once a day in allowed hours, several deals in one message."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from deals.decision import Decision
from deals.stages import Stage
from storage.deal import reminders
from storage.partner import people
from tests.sample_deal import NOW, jakarta
from tests.ticked_house import AYU, RANI, House, words

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_several_deals_are_folded_into_one_message(house: House) -> None:
    one = house.agreed("Herbana Sehat")
    other = house.agreed("Jahe Merah")
    [letter] = house.ticks(jakarta(9, 21))
    assert (letter.chat, letter.words) == (RANI.chat, "reminder")
    assert "Herbana Sehat" in letter.payload["text"]
    assert "Jahe Merah" in letter.payload["text"]
    assert "2. Herbana" in letter.payload["text"]
    rows = [[(one["text"], one["data"]) for one in row] for row in letter.payload["buttons"]]
    assert rows == [
        [("1. Sudah posting", f"posted:{one.id}"), ("1. Butuh waktu", f"delay:{one.id}")],
        [("2. Sudah posting", f"posted:{other.id}"), ("2. Butuh waktu", f"delay:{other.id}")],
    ]


def test_an_offer_folded_with_an_agreed_deal_can_be_answered_by_its_button(house: House) -> None:
    house.agreed("Pagi", on=date(2026, 9, 5))
    offer = house.deal("Siang")
    [letter] = house.ticks(jakarta(9, 2))
    labels = {one["data"]: one["text"] for row in letter.payload["buttons"] for one in row}
    assert labels[f"yes:{offer.id}:1"][:3] in ("1. ", "2. ")


def test_one_deal_alone_brings_its_buttons(house: House) -> None:
    offer = house.deal("Herbana Sehat")
    [letter] = house.ticks(NOW + timedelta(days=1))
    [first] = letter.payload["buttons"][0]
    assert first["data"] == f"yes:{offer.id}:1"


def test_what_falls_due_later_the_same_day_is_folded_in(house: House) -> None:
    house.agreed("Pagi", on=date(2026, 9, 5))  # reminded on the 2nd at nine
    house.deal("Siang")  # followed up on the 2nd at ten
    [letter] = house.ticks(jakarta(9, 2))
    assert "Pagi" in letter.payload["text"]
    assert "Siang" in letter.payload["text"]
    assert house.ticks(jakarta(9, 2, 10)) == []


def test_who_was_reminded_today_hears_the_next_tomorrow(house: House) -> None:
    first = house.agreed("Pagi", on=date(2026, 9, 5))
    assert len(house.ticks(jakarta(9, 2))) == 1
    later = house.deal("Siang")
    assert house.ticks(jakarta(9, 2, 10)) == []
    assert house.planned(later).due_at == jakarta(9, 3)
    assert words(house.ticks(jakarta(9, 3))) == [(RANI.chat, "reminder")]
    assert house.load(first).steps_done == 1


def test_a_late_tick_at_night_waits_for_the_next_allowed_morning(house: House) -> None:
    deal = house.agreed("Herbana Sehat", on=date(2026, 9, 8))  # reminded on Saturday the 5th
    assert house.ticks(jakarta(9, 5, 21, 30)) == []
    assert house.planned(deal).due_at == jakarta(9, 7)
    assert house.ticks(jakarta(9, 6, 12)) == []
    [letter] = house.ticks(jakarta(9, 7))
    assert letter.due_at == jakarta(9, 7)


@pytest.mark.parametrize("hour", [0, 3, 7, 21, 23])
def test_nothing_is_said_to_a_partner_in_quiet_hours(house: House, hour: int) -> None:
    house.agreed("Herbana Sehat")
    house.deal("Jahe Merah")
    assert RANI.chat not in dict(words(house.ticks(jakarta(9, 23, hour))))


def test_what_only_staff_hear_is_done_at_once(house: House) -> None:
    deal = house.agreed("Herbana Sehat")
    night = jakarta(10, 4, 2)  # a Sunday, two in the morning
    assert words(house.ticks(night)) == [(AYU.chat, "notice_breach")]
    assert house.load(deal).breach_proposed_at == night


def test_a_step_of_staff_is_not_taken_before_its_time_with_a_reminder(house: House) -> None:
    house.agreed("Pagi", on=date(2026, 9, 5))
    gone = house.deal("Siang", lambda d: Decision(replace(d, steps_done=3), "followed_up"))
    assert words(house.ticks(jakarta(9, 8, 9))) == [(RANI.chat, "reminder")]
    assert house.load(gone).stage == Stage.APPROACHED
    assert words(house.ticks(jakarta(9, 8, 10))) == [(AYU.chat, "notice_unreachable")]
    assert house.load(gone).stage == Stage.UNREACHABLE


@pytest.mark.fault("F42")
def test_after_a_month_off_each_deal_takes_only_its_last_step(house: House) -> None:
    offer, agreed = house.deal("Tawaran"), house.agreed("Deal")
    said = house.ticks(jakarta(10, 20))
    assert sorted(words(said)) == [(AYU.chat, "notice_breach"), (AYU.chat, "notice_unreachable")]
    assert house.load(offer).over
    assert house.planned(agreed) is None


def test_a_row_that_no_longer_fits_its_deal_is_planned_anew(house: House) -> None:
    deal = house.deal("Herbana Sehat")

    def old(session: Session) -> None:
        reminders.planned(session, deal.id).due_at = NOW

    house.do(old)
    assert house.ticks(NOW) == []
    assert house.planned(deal).due_at == NOW + timedelta(days=1)


def test_a_row_of_a_deal_that_needs_nothing_is_dropped(house: House) -> None:
    deal = house.agreed("Herbana Sehat")
    house.do(lambda s: people.stop(s, 1, NOW))
    assert house.ticks(jakarta(9, 21)) == []
    assert house.planned(deal) is None


def test_who_cannot_be_written_to_is_reminded_by_hand(house: House) -> None:
    house.agreed("Herbana Sehat")
    house.do(lambda s: people.mark_address(s, RANI, "blocked", NOW))
    assert words(house.ticks(jakarta(9, 21))) == [(AYU.chat, "notice_remind_by_hand")]


@pytest.mark.slow
def test_a_whole_month_of_ticks_says_at_most_one_thing_a_day(house: House) -> None:
    for title, day in (("A", 12), ("B", 13), ("C", 20)):
        house.agreed(title, on=date(2026, 9, day))
    house.deal("D")
    at, days = NOW, []
    while at < jakarta(10, 5):
        said = [one for one in house.ticks(at) if one.chat == RANI.chat]
        days += [at.date()] * len(said)
        assert all(one.due_at == at for one in said)
        at += timedelta(hours=2)
    assert len(days) == len(set(days)) >= 10
    assert not [day for day in days if day.weekday() == 6]
