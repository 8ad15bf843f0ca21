"""How letters fare: they are delivered, tried again, or told to the leads."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from deals.channel import Address, Failure, Outgoing, SendFailed
from deals.says.leaving.to_partner import Stopped
from deals.says.proving.to_partner import AskProof
from deals.says.talking.to_partner import Words
from handlers import sending
from handlers.turn import Turn
from storage import (
    settings,
    tables,
)
from storage.partner import people
from storage.post import (
    departures,
    outbox,
)
from storage.post.pace import Pace
from storage.staff import members
from tests.sample_deal import NOW
from tests.ticked_house import AYU, RANI, House, words

pytestmark = pytest.mark.on_both_databases

TEAM = Address("telegram", "-9")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


# How letters fare


def claim(session: Session, me: int = 1) -> list[departures.Departure]:
    return departures.claim(session, NOW, 9, me, Pace())


def carried(house: House, kind: Words | None = None, to: Address = RANI) -> int:
    """One letter to Rani that is on its way, and its number."""
    outgoing = Outgoing("text", "Halo Rani")
    once = kind is None
    known = to == RANI
    letter = outbox.Letter(to, outgoing, "offer", once, 1 if known else None, 1 if known else None)
    key = f"k{len(house.letters())}"

    def put(session: Session) -> int:
        outbox.put(session, letter, key, NOW)
        rows = [session.get_one(tables.Outbox, one.id) for one in claim(session)]
        [number] = [row.id for row in rows if row.dedupe_key == key]
        return number or 0

    return house.do(put)


def fails(
    house: House, number: int, failure: Failure, now: datetime = NOW, **more: Any
) -> tables.Outbox:
    error = SendFailed(failure, "why", **more)
    tries = house.do(lambda s: s.get_one(tables.Outbox, number)).tries
    house.turn(lambda turn: sending.failed(turn, number, tries, error), now)
    return house.do(lambda s: s.get_one(tables.Outbox, number))


def told(house: House, number: int) -> list[tuple[str, str]]:
    return words([one for one in house.letters() if (one.id or 0) > number])


def test_a_letter_that_arrived_is_sent(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    house.do(lambda s: outbox.sent(s, [outbox.Arrival(number, "m1", NOW)]))
    row = house.do(lambda s: s.get_one(tables.Outbox, number))
    assert (row.state, row.external_id, row.sent_at) == ("sent", "m1", NOW)


def test_a_pause_that_the_platform_names_is_kept(house: House) -> None:
    house.deal("Herbana Sehat")
    row = fails(house, carried(house), Failure.RETRY_AT, wait_s=30)
    assert (row.state, row.due_at) == ("queued", NOW + timedelta(seconds=30))


def test_what_was_certainly_not_sent_goes_again_soon(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    row = fails(house, number, Failure.RETRY_LATER)
    assert (row.state, row.tries) == ("queued", 1)
    assert NOW < row.due_at <= NOW + timedelta(seconds=2)
    assert told(house, number) == []


def test_after_the_last_try_the_leads_hear_of_it(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)

    def tried(session: Session) -> None:
        session.get_one(tables.Outbox, number).tries = outbox.MAX_TRIES

    house.do(tried)
    assert fails(house, number, Failure.RETRY_LATER).state == "failed"
    assert told(house, number) == [(AYU.chat, "notice_failed")]


def test_terms_whose_fate_is_unknown_are_shown_to_staff_and_not_sent_again(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    assert fails(house, number, Failure.UNKNOWN).state == "unknown"
    assert told(house, number) == [(AYU.chat, "notice_unknown")]


def test_an_offer_that_is_lost_twice_is_shown_to_staff_twice(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)

    def lost() -> None:
        tries = house.do(lambda s: s.get_one(tables.Outbox, number).tries)
        error = SendFailed(Failure.UNKNOWN, "timeout")
        house.do(
            lambda s: sending.failed(
                Turn(s, NOW, f"out:{number}:{tries}", "clock"), number, tries, error
            )
        )

    lost()
    house.do(lambda s: outbox.resolve(s, number, False, NOW))
    house.do(claim)
    lost()
    assert told(house, number) == [(AYU.chat, "notice_unknown")] * 2


def test_a_reminder_whose_fate_is_unknown_goes_again(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, AskProof())
    assert fails(house, number, Failure.UNKNOWN).state == "queued"
    assert told(house, number) == []


@pytest.mark.parametrize("failure", [Failure.BLOCKED, Failure.GONE])
def test_a_partner_who_is_closed_is_not_written_to_any_more(house: House, failure: Failure) -> None:
    deal = house.deal("Herbana Sehat")
    number = carried(house)
    letter = outbox.Letter(RANI, Outgoing("text", "next"), "brief", partner_id=1)
    house.do(lambda s: outbox.put(s, letter, "next", NOW))
    assert fails(house, number, failure).state == "failed"
    states = {one.dedupe_key: one.state for one in house.letters()}
    assert states["next"] == "cancelled"
    assert not house.load(deal).partner.reachable
    assert told(house, number)[1:] == [(AYU.chat, "notice_blocked")]


def test_staff_hear_once_of_who_blocked_us(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    house.do(lambda s: people.mark_address(s, RANI, "blocked", NOW))  # the platform told it first
    assert fails(house, number, Failure.BLOCKED).state == "failed"
    assert told(house, number) == []


def test_words_that_can_never_be_sent_are_reported(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    assert fails(house, number, Failure.BAD_REQUEST).state == "failed"
    assert told(house, number) == [(AYU.chat, "notice_failed")]


def test_an_edit_that_can_never_be_made_is_nobodys_business(house: House) -> None:
    def put(session: Session) -> int:
        outbox.put(session, outbox.Letter(RANI, Outgoing("edit", "x"), "acted"), "edit", NOW)
        return claim(session)[0].id or 0

    number = house.do(put)
    assert fails(house, number, Failure.BAD_REQUEST).state == "failed"
    assert told(house, number) == []


def test_a_lead_who_blocked_us_is_not_told_so_in_the_chat_that_is_closed(house: House) -> None:
    number = carried(house, to=AYU)
    assert fails(house, number, Failure.BLOCKED).state == "failed"
    assert told(house, number) == []


def test_a_chat_that_moved_takes_its_letters_along(house: House) -> None:
    house.do(lambda s: settings.put(s, "team_chat", {"channel": "telegram", "chat": TEAM.chat}))
    number = carried(house, to=TEAM)
    letter = outbox.Letter(TEAM, Outgoing("text", "next"), "brief")
    house.do(lambda s: outbox.put(s, letter, "next", NOW))
    row = fails(house, number, Failure.MOVED, chat="-1009")
    assert (row.state, row.chat, row.due_at) == ("queued", "-1009", NOW)
    assert {one.chat for one in house.letters()} == {"-1009"}
    assert house.do(lambda s: settings.get(s, "team_chat"))["chat"] == "-1009"
    assert [one.id for one in house.do(claim)] == [number]


def test_a_sender_that_must_stop_uses_up_no_tries(house: House) -> None:
    house.deal("Herbana Sehat")
    row = fails(house, carried(house), Failure.STOP)
    assert (row.state, row.tries, row.due_at) == ("queued", 1, NOW)


@pytest.mark.parametrize(
    "failure", [Failure.RETRY_AT, Failure.RETRY_LATER, Failure.STOP, Failure.UNKNOWN]
)
def test_what_was_on_its_way_when_the_partner_said_stop_is_not_tried_again(
    house: House, failure: Failure
) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, AskProof())
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))
    assert fails(house, number, failure, later).state == "failed"


def test_the_answer_to_a_stop_itself_is_tried_again(house: House) -> None:
    house.deal("Herbana Sehat")
    house.do(lambda s: people.stop(s, 1, NOW))
    number = carried(house, Stopped())
    assert fails(house, number, Failure.RETRY_LATER).state == "queued"


@pytest.mark.parametrize("kind", [AskProof(), None], ids=["a reminder", "terms"])
def test_what_a_dead_process_was_sending_is_not_said_after_a_stop(
    house: House, kind: Words | None
) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, kind)
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))

    def restarted(turn: Turn) -> None:
        for row in departures.orphans(turn.session, later, {2}, ()):
            sending.orphaned(turn, row)

    house.turn(restarted, later)
    row = house.do(lambda s: s.get_one(tables.Outbox, number))
    assert (row.state, row.error) == ("failed", "stopped")
    assert told(house, number) == []


def test_terms_that_are_lost_after_a_stop_are_asked_of_nobody(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))
    assert fails(house, number, Failure.UNKNOWN, later).state == "failed"
    assert told(house, number) == []


# Failures of what we tell ourselves

TWO_LEADS = {AYU.chat, "2"}


@pytest.mark.parametrize("failure", [Failure.BLOCKED, Failure.BAD_REQUEST])
def test_a_report_that_reaches_no_lead_is_not_reported_again(
    house: House, failure: Failure
) -> None:
    house.do(lambda s: members.welcome(s, Address("telegram", "2"), "Dewi", "lead", "id", NOW))
    house.deal("Herbana Sehat")
    last = carried(house)
    fails(house, last, Failure.BAD_REQUEST)
    assert {chat for chat, _ in told(house, last)} == TWO_LEADS
    for one in house.do(claim):
        assert fails(house, one.id, failure).state == "failed"
    assert words(house.letters()[-2:]) == told(house, last)


def test_a_lost_question_about_a_lost_letter_is_lost(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    fails(house, number, Failure.UNKNOWN)
    [question] = house.do(claim)
    lost = fails(house, question.id, Failure.BLOCKED)
    assert (lost.words, lost.state) == ("notice_unknown", "failed")
    assert told(house, number) == [(AYU.chat, "notice_unknown")]
