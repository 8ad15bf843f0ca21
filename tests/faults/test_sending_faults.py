"""Calls to Telegram that are refused, late, cut, or answered with nonsense."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from bot import house
from bot.practice.playing import deactivate
from bot.telegram import connect, wire
from deals.channel import Address, Outgoing
from storage.db import Database
from storage.post import outbox
from tests.faults.stage import FaultStage, now, until
from tests.faults.weather import Weather
from tests.room import MAYA

pytestmark = pytest.mark.slow
CLOSED = {
    "blocked": lambda room, person: setattr(person, "blocked", True),
    "deleted": deactivate,
    "never started": lambda room, person: setattr(person, "started", False),
    "unknown": lambda room, person: room.people.pop(person.id),
}


@pytest.mark.fault("F22")
def test_nothing_goes_out_while_telegram_refuses_everybody(stage: FaultStage, counted):
    people = stage.crowd(40)
    ends, refused = time.monotonic() + 3, []

    def refuse(method: str, chat_id: str) -> dict[str, int]:
        if method != "sendmessage" or time.monotonic() > ends:
            return {}
        refused.append(time.monotonic())
        return {"status": 429, "retry_after": 3}

    stage.room.room.faults.take = refuse
    stage.letters_to(*((one, f"ke {one}") for one in people))
    stage.postman()
    after = [call["at"] - refused[-1] for call in stage.calls() if call["ok"]]
    counted(stage.kind, refused=len(refused), said=len(people), silence_s=round(min(after), 2))
    assert min(after) >= 2.5
    assert len(refused) <= 16  # no more than were on the wire when it became known
    assert all(stage.spoken()[f"ke {one}"] == 1 for one in people)


@pytest.mark.fault("F22")
def test_one_chat_that_is_refused_is_held_in_order_while_others_go_on(stage: FaultStage, counted):
    held, *others = stage.crowd(9)
    stage.fault(times=2, status=429, retry_after=2, chat_id=held)
    stage.letters_to(*((held, f"{number}") for number in range(3)))
    stage.letters_to(*((one, f"ke {one}") for one in others))
    stage.postman()
    calls = stage.calls()
    tried = [call["at"] for call in calls if call["chat_id"] == held]
    others_at = max(call["at"] for call in calls if call["chat_id"] != held)
    counted(stage.kind, held_s=round(tried[2] - tried[0], 2), said=len(stage.spoken()))
    assert min(tried[1] - tried[0], tried[2] - tried[1]) >= 2 > others_at - tried[0]
    assert stage.heard(held) == ["0", "1", "2"]
    assert stage.letters(held)[0].tries <= 2  # a refusal is no try


@pytest.mark.fault("F23")
def test_after_a_server_error_terms_are_never_said_twice_and_notices_never_lost(
    stage: FaultStage, counted
):
    people = stage.crowd(24)
    ways = [{"status": code, **done} for code in (500, 502, 504) for done in ({}, {"done": True})]
    weather = Weather(stage.room, seed=23, share=0.5, ways=ways)
    stage.letters_to(*((one, f"syarat {one}") for one in people[:12]), once=True)
    stage.letters_to(*((one, f"kabar {one}") for one in people[12:]))
    until_tried = time.monotonic() + 1.5
    stage.postman(lambda: time.monotonic() > until_tried)
    weather.clears()
    stage.postman()
    judged(stage, counted, people, weather)


def judged(stage: FaultStage, counted, people: list[int], weather: Weather) -> None:
    """Terms at most once, and unknown where nobody has heard them; notices at least once."""
    said = stage.spoken()
    terms = [stage.letters(one)[0] for one in people[:12]]
    notices = [said[f"kabar {one}"] for one in people[12:]]
    unsaid = [row for row in terms if not said[row.payload["text"]]]
    counted(
        stage.kind,
        faulty_answers=weather.faults,
        said=sum(said[row.payload["text"]] for row in terms) + sum(notices),
        terms_said_twice=sum(said[row.payload["text"]] > 1 for row in terms),
        terms_unknown=sum(row.state == "unknown" for row in terms),
        notices_lost=notices.count(0),
        notices_repeated=sum(count - 1 for count in notices),
    )
    assert all(said[row.payload["text"]] <= 1 for row in terms)
    assert all(row.state == "unknown" for row in unsaid)
    assert min(notices) >= 1


@pytest.mark.fault("F24")
def test_an_answer_that_comes_too_late_leaves_one_copy_of_terms(
    stage: FaultStage, counted, monkeypatch
):
    monkeypatch.setattr(connect, "READ_S", 0.3)
    [terms, notice] = stage.crowd(2)
    stage.fault(times=1, late_s=1, chat_id=terms)
    stage.fault(times=1, late_s=1, chat_id=notice)
    stage.letters_to((terms, "syarat"), once=True)
    stage.letters_to((notice, "kabar"))
    stage.postman()
    [row] = stage.letters(terms)
    said = stage.spoken()
    counted(stage.kind, terms_said=said["syarat"], terms_unknown=1, notices_said=2)
    assert (row.state, said["syarat"]) == ("unknown", 1)
    assert len(stage.heard(notice)) == 2
    assert any("syarat" in text for text in stage.heard(MAYA))


@pytest.mark.fault("F25")
def test_what_never_left_for_want_of_a_connection_goes_later_and_arrives_once(
    stage: FaultStage, counted, monkeypatch
):
    monkeypatch.setattr(connect, "AT_ONCE", 1)
    monkeypatch.setattr(house, "at_once", lambda pace: 1)
    monkeypatch.setattr(house, "OTHER_CALLS", 0)
    monkeypatch.setattr(wire, "POOL_S", 0.2)
    monkeypatch.setattr(wire, "_timeout", wire._timeout.__wrapped__)
    people = stage.crowd(4)
    stage.fault(times=2, delay_s=1)  # all that there are: one is the poll's
    stage.letters_to(*((one, f"syarat {one}") for one in people), once=True)
    stage.postman()
    rows = [stage.letters(one)[0] for one in people]
    counted(stage.kind, retried=sum(row.tries > 1 for row in rows), said=len(people), said_twice=0)
    assert {row.state for row in rows} == {"sent"}
    assert any(row.tries > 1 for row in rows)
    assert all(stage.spoken()[f"syarat {one}"] == 1 for one in people)


@pytest.mark.fault("F25")
def test_a_name_that_is_not_found_for_a_while_costs_one_try_and_no_copy(
    stage: FaultStage, counted, monkeypatch
):
    monkeypatch.setattr(wire, "NAMES_KEPT_S", 0)
    stage.room.url = stage.room.url.replace("127.0.0.1", "localhost")
    people = stage.crowd(8)
    resolve, missed = socket.getaddrinfo, []

    def getaddrinfo(host, *more, **named):
        if host in ("localhost", b"localhost") and len(missed) < 2 and stage.room.room.calls.count:
            missed.append(host)
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return resolve(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    stage.letters_to(*((one, f"syarat {one}") for one in people), once=True)
    stage.postman()
    counted(stage.kind, names_not_found=len(missed), said=len(people), said_twice=0)
    assert missed
    assert all(stage.spoken()[f"syarat {one}"] == 1 for one in people)


@pytest.mark.fault("F26")
@pytest.mark.parametrize("way", CLOSED)
def test_who_cannot_be_reached_is_tried_once_and_staff_hear_of_it_once(stage: FaultStage, way):
    person, other = stage.partner(), stage.partner()
    stage.room.in_room(lambda room: CLOSED[way](room, room.people[person]))
    stage.letter(person, "satu")
    stage.letter(person, "dua")
    stage.letter(other, "lain")
    stage.postman()
    first, second = stage.letters(person)
    assert (first.state, first.tries, bool(first.error)) == ("failed", 1, True)
    assert second.state in ("cancelled", "failed")
    assert len([call for call in stage.calls() if call["chat_id"] == person]) == 1
    assert stage.address(person).state in ("blocked", "gone")
    assert (stage.heard(other), len(stage.heard(MAYA))) == (["lain"], 1)


@pytest.mark.fault("F27")
def test_a_group_that_became_a_supergroup_gets_its_words_there_once_in_order(stage: FaultStage):
    old = stage.room.room.group.id
    stage.letters_to(*((old, f"{number}") for number in range(3)))
    stage.room.in_room(lambda room: room.move_group(-1002000000077))
    stage.postman()
    assert stage.heard(-1002000000077) == ["0", "1", "2"]
    assert len([call for call in stage.calls() if call["chat_id"] == old]) == 1


@pytest.mark.fault("F28")
def test_a_message_whose_call_always_dies_is_parked_and_its_chat_goes_on(
    stage: FaultStage, counted
):
    person = stage.partner()
    stage.fault(times=12, cut="before", chat_id=person)
    stage.letter(person, "mati terus")
    stage.letter(person, "berikutnya")
    with stage.bot():
        stage.online()
        while (row := until(lambda: not_on_its_way(stage, person))).state == "queued":
            stage.later(minutes=11)
            until(lambda tries=row.tries: stage.letters(person)[0].tries > tries)
        until(lambda: "berikutnya" in stage.heard(person))
    first = stage.letters(person)[0]
    counted(stage.kind, tries=first.tries, state=first.state, lane_goes_on=True)
    assert (first.state, first.tries) == ("failed", 12)
    assert any("mati terus" in text for text in stage.heard(MAYA))


def not_on_its_way(stage: FaultStage, person: int):
    first = stage.letters(person)[0]
    return first if first.state != "sending" else None


@pytest.mark.fault("F32")
def test_the_same_event_queued_by_two_at_once_is_said_once(stage: FaultStage):
    [person] = stage.crowd(1)

    def queue(_: int) -> None:
        mine = Database(stage.database.url)
        try:
            mine.transact(lambda s: put_slowly(s, person))
        except IntegrityError:  # the other one was first, and nothing of this is kept
            pass
        finally:
            mine.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(queue, range(4)))
    stage.postman()
    assert stage.heard(person) == ["peristiwa"]


def put_slowly(session, person: int) -> None:
    letter = outbox.Letter(Address("telegram", str(person)), Outgoing("text", "peristiwa"), "test")
    outbox.put(session, letter, "one-event", now())
    time.sleep(0.05)
