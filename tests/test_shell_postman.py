import asyncio
import gc
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from room import ALYA, BUDI, CITRA, MAYA, running_room
from shell import Stage, now, staged, until
from sqlalchemy import text

from bot.bell import Bell
from bot.postman import AT_MOST
from deals.channel import Outgoing
from storage.post import (
    departures,
    outbox,
)
from storage.post.pace import Pace
from tests.asking import plans

pytestmark = pytest.mark.slow
NOT_UNDERSTOOD = {"body": '{"ok": true, "result": {"text": "Fee"}}'}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI, CITRA) as one:
        yield one


def test_each_chat_hears_its_words_in_order(stage):
    for number in range(3):
        for person in (ALYA, BUDI, CITRA):
            stage.letter(person, f"{number}")
    stage.postman()
    for person in (ALYA, BUDI, CITRA):
        assert stage.heard(person) == ["0", "1", "2"]


def test_a_chat_hears_a_burst_of_three_and_then_one_a_second(stage):
    for number in range(5):
        stage.letter(ALYA, f"{number}")
    began = time.monotonic()
    stage.postman()
    assert time.monotonic() - began > 1.5
    assert stage.heard(ALYA) == list("01234")


@pytest.mark.slow
def test_telegrams_own_pace_is_kept_but_for_the_jitter_of_the_wire(tmp_path):
    with running_room(pace=True) as room:
        stage = Stage(room, tmp_path)
        stage.knows(ALYA, BUDI)
        for number in range(5):
            stage.letter(ALYA, f"{number}")
            stage.letter(BUDI, f"{number}")
        stage.postman()
        assert stage.heard(ALYA) == stage.heard(BUDI) == list("01234")
        refused = [call for call in room.http.get("/room/calls").json() if not call["ok"]]
        assert len(refused) <= 2
        stage.database.close()


@pytest.mark.on_both_databases
def test_many_chats_are_not_kept_waiting_once_the_house_has_spent_its_second(stage):
    people = range(800_000, 800_045)
    for person in people:
        stage.room.in_room(lambda room, p=person: room.add_person(p, f"Mitra {p}"))
        stage.room.in_room(lambda room, p=person: setattr(room.people[p], "started", True))
        stage.letter(person)
    began = time.monotonic()
    stage.postman()
    assert time.monotonic() - began < 15


@pytest.mark.on_both_databases
@pytest.mark.slow
@pytest.mark.fault("F22")
def test_a_429_holds_its_own_chat_while_others_go_on(stage):
    stage.fault(status=429, retry_after=9, chat_id=ALYA)
    first, _ = stage.letter(ALYA, "satu"), stage.letter(ALYA, "dua")
    stage.letter(BUDI, "tiga")
    began = time.monotonic()
    stage.postman(lambda: stage.heard(BUDI))
    assert time.monotonic() - began < 8.5
    assert stage.heard(ALYA) == []
    assert stage.row(first).tries <= 1
    stage.postman()
    assert stage.heard(ALYA) == ["satu", "dua"]


@pytest.mark.slow
@pytest.mark.fault("F22")
def test_a_429_is_obeyed_to_the_second(stage):
    stage.fault(status=429, retry_after=2, chat_id=ALYA)
    stage.letter(ALYA, "satu")
    began = time.monotonic()
    stage.postman()
    assert time.monotonic() - began >= 2


@pytest.mark.on_both_databases
@pytest.mark.parametrize(
    "fault", [{"status": 500}, {"cut": "before"}, {"cut": "after"}, NOT_UNDERSTOOD]
)
@pytest.mark.fault("F23", "F24")
def test_terms_whose_arrival_nobody_knows_are_not_sent_again_and_staff_are_asked(stage, fault):
    stage.fault(chat_id=ALYA, **fault)
    letter = stage.letter(ALYA, "Fee 500 ribu", once=True)
    stage.letter(ALYA, "berikutnya")
    stage.postman()
    assert stage.row(letter).state == "unknown"
    assert stage.heard(ALYA).count("Fee 500 ribu") == (fault in ({"cut": "after"}, NOT_UNDERSTOOD))
    assert stage.heard(ALYA)[-1] == "berikutnya"
    assert "Fee 500 ribu" in stage.heard(MAYA)[-1]


def test_terms_without_a_deal_are_not_lost_sight_of_in_silence(stage):
    stage.deals.clear()
    stage.fault(chat_id=ALYA, cut="after")
    letter = stage.letter(ALYA, "Fee 500 ribu", once=True)
    stage.postman()
    assert stage.row(letter).state == "unknown"
    assert "Fee 500 ribu" in stage.heard(MAYA)[-1]


@pytest.mark.slow
@pytest.mark.parametrize("fault", [{"status": 500}, {"cut": "before"}, {"body": "<html>"}])
@pytest.mark.fault("F23", "F24")
def test_words_that_may_be_repeated_go_again(stage, fault):
    stage.fault(chat_id=ALYA, **fault)
    letter = stage.letter(ALYA, "pengingat")
    stage.postman()
    assert stage.row(letter).state == "sent"
    heard = stage.heard(ALYA)
    assert heard[-1] == "pengingat\n\n(Abaikan bila pesan ini sudah masuk sebelumnya.)"


@pytest.mark.on_both_databases
@pytest.mark.fault("F26")
def test_whoever_blocked_the_bot_is_marked_and_staff_hear_of_it_once(stage):
    stage.room.does(ALYA, "block")
    first, second = stage.letter(ALYA, "satu"), stage.letter(ALYA, "dua")
    stage.postman()
    assert (stage.row(first).state, stage.row(first).tries) == ("failed", 1)
    assert stage.row(second).state == "cancelled"
    assert stage.address(ALYA).state == "blocked"
    assert len(stage.heard(MAYA)) == 1


@pytest.mark.fault("F26")
def test_an_unknown_chat_is_not_tried_again_and_staff_hear_of_it(stage):
    letter = stage.letter(999_999, "siapa")
    stage.postman()
    assert (stage.row(letter).state, stage.row(letter).tries) == ("failed", 1)
    assert "siapa" in stage.heard(MAYA)[-1]


def test_a_toast_that_comes_too_late_is_forgotten(stage):
    letter = stage.letter(ALYA, "ok", act="toast", button_id="123")
    stage.postman()
    assert stage.row(letter).state == "sent"
    assert stage.heard(MAYA) == []


def test_an_expired_toast_is_not_sent_at_all(stage):
    letter = stage.letter(ALYA, "ok", act="toast", button_id="123", expires_s=-1)
    stage.postman()
    assert (stage.row(letter).state, stage.row(letter).error) == ("failed", "expired")
    calls = stage.room.http.get("/room/calls").json()
    assert "answerCallbackQuery" not in [call["method"] for call in calls]


@pytest.mark.parametrize("act", ["edit", "unbutton"])
def test_an_edit_that_changes_nothing_counts_as_done(stage, act):
    stage.letter(ALYA, "tetap")
    stage.postman()
    [message] = stage.room.chat(ALYA)
    edit = stage.letter(ALYA, "tetap", act=act, message_id=str(message["message_id"]))
    stage.postman()
    assert stage.row(edit).state == "sent"


def test_an_edit_of_a_message_that_is_gone_counts_as_done(stage):
    edit = stage.letter(ALYA, "tetap", act="edit", message_id="987654")
    stage.postman()
    assert stage.row(edit).state == "sent"


@pytest.mark.parametrize("act", ["edit", "unbutton"])
def test_an_edit_of_no_message_is_dropped_and_holds_nobody_up(stage, act):
    edit = stage.letter(ALYA, "tetap", act=act)
    stage.letter(ALYA, "sesudahnya")
    stage.postman()
    assert (stage.row(edit).state, stage.row(edit).tries) == ("failed", 1)
    assert stage.heard(ALYA) == ["sesudahnya"]
    assert stage.heard(MAYA) == []


@pytest.mark.parametrize("broken", ["no json", '["act"]', '{"act": {}}'])
def test_a_letter_that_cannot_be_read_fails_alone(stage, broken):
    letter = stage.letter(ALYA, "rusak")
    change = text("UPDATE outbox SET payload = :broken")
    stage.do(lambda s: s.exec(change, params={"broken": broken}))
    stage.letter(ALYA, "sesudahnya")
    stage.letter(BUDI, "satu lagi")
    stage.postman()
    state = text("SELECT state, error FROM outbox WHERE id = :id")
    [found] = stage.do(lambda s: list(s.exec(state, params={"id": letter})))
    assert tuple(found) == ("failed", "unreadable")
    assert (stage.heard(ALYA), stage.heard(BUDI)) == (["sesudahnya"], ["satu lagi"])


def test_a_file_that_is_gone_fails_and_holds_nobody_up(stage):
    letter = stage.letter(ALYA, act="document", path="/nowhere", file_name="a.csv")
    stage.letter(ALYA, "sesudahnya")
    stage.postman()
    assert stage.row(letter).state == "failed"
    assert stage.heard(ALYA)[-1] == "sesudahnya"


@pytest.mark.on_both_databases
def test_what_a_dead_process_was_sending_is_unknown_at_the_next_start_or_goes_again(stage):
    terms = stage.letter(ALYA, "Fee 500 ribu", once=True, state="sending")
    note = stage.letter(BUDI, "pengingat", state="sending")
    fresh = stage.letter(CITRA, "baru", once=True)
    stage.postman()
    assert stage.row(terms).state == "unknown"
    assert stage.row(note).state == "sent"
    assert stage.row(fresh).state == "sent"
    assert "Fee 500 ribu" in stage.heard(MAYA)[-1]


@pytest.mark.on_both_databases
@pytest.mark.fault("F30", "F40")
@pytest.mark.parametrize(
    ("answer", "state"),
    [({"late_s": 0.5}, "sent"), ({"status": 429, "retry_after": 1, "delay_s": 0.5}, "queued")],
)
def test_a_letter_whose_outcome_is_known_is_no_orphan_before_that_is_written(stage, answer, state):
    stage.fault(chat_id=ALYA, **answer)
    letter = stage.letter(ALYA, "Fee 500 ribu", once=True)

    async def asleep_past_its_lease() -> None:
        async with stage.house() as house:
            work = asyncio.create_task(house.postman.run())
            await asyncio.to_thread(until, lambda: stage.row(letter).state == "sending")
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            house.clock.now = lambda: now() + timedelta(seconds=2 * departures.LEASE_S)
            await house.postman.sweep()
            await house.postman.stop()

    asyncio.run(asleep_past_its_lease())
    assert stage.states() == [state]  # and nobody was asked


@pytest.mark.fault("F30", "F40")
def test_a_try_that_outlived_its_lease_and_the_next_one_each_come_back(stage):
    stage.fault(chat_id=ALYA, late_s=0.8, times=2)
    letter = stage.letter(ALYA, "pengingat")
    troubles: list[dict[str, Any]] = []

    async def taken_twice() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, trouble: troubles.append(trouble))
        async with stage.house() as house:
            work = asyncio.create_task(house.postman.run())
            await asyncio.to_thread(until, lambda: stage.row(letter).tries == 1)
            stage.do(lambda s: outbox.again(s, letter, "its lease was over", now()))
            await asyncio.to_thread(until, lambda: stage.row(letter).tries == 2)
            await asyncio.sleep(2)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await house.postman.stop()
        gc.collect()

    asyncio.run(taken_twice())
    assert stage.states() == ["sent"]
    assert not troubles


@pytest.mark.parametrize(
    ("a_second", "on_the_wire", "claimed"), [(25, 8, 8), (1000, AT_MOST, AT_MOST + 30)]
)
def test_letters_are_claimed_ahead_only_where_a_commit_would_hold_up_the_pace(
    stage, a_second, on_the_wire, claimed
):
    for number in range(100):
        stage.letter(800_000 + number)

    async def held_up_on_the_wire() -> None:
        answered, begun = asyncio.Event(), []

        async def send(chat: str, outgoing: Outgoing) -> None:
            begun.append(chat)
            await answered.wait()

        async with stage.house(sends_a_second=a_second) as house:
            house.postman.channel.send = send
            work = asyncio.create_task(house.postman.run())
            await asyncio.to_thread(until, lambda: stage.states().count("sending") == claimed)
            await asyncio.to_thread(until, lambda: len(begun) >= on_the_wire)
            assert len(begun) == on_the_wire
            work.cancel()
            answered.set()
            await asyncio.gather(work, return_exceptions=True)
            await house.postman.stop()
            assert len(begun) == stage.states().count("sent") == claimed

    asyncio.run(held_up_on_the_wire())


@pytest.mark.fault("F60")
def test_a_claim_that_was_under_way_when_told_to_stop_is_carried_out(stage):
    letter = stage.letter(ALYA, "di tengah", once=True)

    async def stopped_in_the_claim() -> None:
        async with stage.house() as house:
            work = asyncio.create_task(house.postman.run())
            await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await house.postman.stop()

    for _ in range(3):
        asyncio.run(stopped_in_the_claim())
    assert stage.row(letter).state in ("queued", "sent")


def test_each_arrived_when_it_did_however_late_that_is_written_down(stage):
    """Whether a *yes* came after the question is told by that."""
    stage.fault(delay_s=0.5, chat_id=BUDI)
    stage.fault(delay_s=2.5, chat_id=ALYA)
    quick, slow = stage.letter(BUDI), stage.letter(ALYA)
    stage.postman(lambda: stage.states() == ["sending", "sending"])  # and told to stop
    assert stage.row(slow).sent_at - stage.row(quick).sent_at > timedelta(seconds=1.5)


@pytest.mark.parametrize("steps", range(4))
def test_a_loop_that_is_told_to_stop_just_as_the_bell_rings_does_stop(steps):
    async def ringing_and_stopping() -> None:
        bell = Bell()

        async def listening() -> None:
            while True:
                await bell.wait(timeout_s=60)

        loop = asyncio.create_task(listening())
        await asyncio.sleep(0.01)
        bell.ring()
        for _ in range(steps):
            await asyncio.sleep(0)
        loop.cancel()
        stopped, _ = await asyncio.wait([loop], timeout=1)
        assert stopped

    asyncio.run(ringing_and_stopping())


def test_finding_the_next_letters_never_reads_what_was_sent_long_ago(stage):
    steps = plans(stage.database, lambda s: departures.claim(s, now(), 8, 1, Pace()))
    reads = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
    of_letters = [read for read in reads if "outbox" in read]
    assert len(of_letters) == 4  # one is for the pace, three find the letters
    assert all(re.search("INDEX outbox_(taken|waiting|due|pace)", read) for read in of_letters), (
        reads
    )


def test_a_file_arrives_under_its_name(stage, tmp_path):
    sheet = tmp_path / "ab12"
    sheet.write_bytes(b"name,fee\n")
    stage.letter(ALYA, act="document", path=str(sheet), file_name="Rate card Dewi – Sept (1).csv")
    stage.postman()
    [message] = [one for one in stage.room.chat(ALYA) if one["document"]]
    assert message["document"]["name"] == "Rate card Dewi – Sept (1).csv"
