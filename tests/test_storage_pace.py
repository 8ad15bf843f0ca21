"""How fast we speak: read off the rows, so it holds over processes and restarts."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from deals.channel import Address, Outgoing
from storage.db import Database
from storage.post import (
    departures,
    outbox,
    pace,
)
from storage.post.outbox import Letter
from storage.post.pace import Pace
from storage.tables import Outbox, Partner

pytestmark = pytest.mark.on_both_databases

NOW = datetime(2026, 9, 2, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ONE, OTHER = 7, 8  # two processes


def put(database: Database, count: int, chat: str = "1", act: str = "text", **more) -> None:
    letter = Letter(Address("telegram", chat), Outgoing(act, "halo", button_id="b"), **more)

    def all_of_them(session) -> None:
        for number in range(count):
            key = f"{chat}:{act}:{number}:{more}"
            outbox.put(session, letter, key, NOW)

    database.transact(all_of_them)


def leaves(database: Database, after: timedelta = 0 * SECOND, me: int = ONE, of=Pace()) -> int:  # noqa: B008
    """How many leave then, one after the other as each has arrived."""

    def out(session) -> int:
        found = departures.claim(session, NOW + after, 100, me, of)
        for row in found:
            outbox.sent(session, [outbox.Arrival(row.id or 0, "m", NOW + after)])
        return len(found)

    left = 0
    while taken := database.transact(out):
        left += taken
    return left


def test_a_chat_may_hear_a_short_burst_and_then_one_message_a_second(database: Database) -> None:
    put(database, 9)
    assert leaves(database) == 3
    assert leaves(database, 2.9 * SECOND) == 0
    assert leaves(database, 3 * SECOND) == 3
    assert leaves(database, 4 * SECOND) == 0


@pytest.mark.fault("F34")
def test_a_group_hears_twenty_a_minute(database: Database) -> None:
    put(database, 30, chat="-100")
    assert leaves(database) == 20
    assert leaves(database, 59 * SECOND) == 0
    assert leaves(database, 60 * SECOND) == 10


def test_edits_and_answers_to_presses_do_not_tire_a_chat(database: Database) -> None:
    put(database, 9, act="edit")
    put(database, 9, act="toast")
    assert leaves(database) == 18


@pytest.mark.fault("F34")
def test_no_more_than_the_bots_rate_leaves_over_all_chats_and_processes(
    database: Database,
) -> None:
    for chat in range(60):
        put(database, 1, chat=str(chat))
    assert leaves(database, me=ONE) + leaves(database, me=OTHER) == 25
    assert leaves(database, SECOND / 2, me=OTHER) == 0
    assert leaves(database, SECOND, me=OTHER) == 25


@pytest.mark.fault("F34")
def test_a_restart_is_no_reason_for_a_burst(database: Database) -> None:
    put(database, 9)
    assert leaves(database) == 3
    assert leaves(Database(database.url), SECOND, me=OTHER) == 0


@pytest.mark.fault("F40")
def test_a_clock_that_is_put_back_silences_nobody(database: Database) -> None:
    put(database, 9)
    assert leaves(database) == 3
    assert leaves(database, timedelta(hours=-1)) == 0  # nothing is due yet
    database.transact(lambda s: put_off(s, NOW - timedelta(hours=2)))
    assert leaves(database, timedelta(hours=-1)) == 3


def put_off(session, until: datetime) -> None:
    for row in session.exec(select(Outbox).where(Outbox.state == "queued")):
        row.due_at = until


@pytest.mark.fault("F22")
def test_a_429_in_one_chat_pauses_that_chat_and_in_a_second_one_all_of_them(
    database: Database,
) -> None:
    put(database, 1)
    until = NOW + 35 * SECOND
    database.transact(lambda s: pace.pause(s, "telegram:2", until, NOW))
    database.transact(lambda s: pace.pause(s, "telegram:2", until, NOW))
    assert leaves(database) == 1
    put(database, 1, chat="3")
    database.transact(lambda s: pace.pause(s, "telegram:4", until, NOW))
    assert leaves(database, 34 * SECOND) == 0
    assert leaves(database, 35 * SECOND) == 1


@pytest.mark.fault("F22")
def test_a_chat_that_is_paused_hears_nothing_whatever_its_number_in_the_queue(
    database: Database,
) -> None:
    put(database, 1, zone="Asia/Jakarta")
    database.transact(lambda s: put_off(s, NOW + 10 * SECOND))  # due in the middle of the pause
    put(database, 1)

    def refused(session) -> None:
        [row] = departures.claim(session, NOW, 8, ONE, Pace())
        pace.pause(session, f"telegram:{row.chat}", NOW + 35 * SECOND, NOW)
        outbox.again(session, row.id, "429", NOW + 35 * SECOND, counts=False)

    database.transact(refused)
    put(database, 1, words="queued meanwhile")
    assert leaves(database, 34 * SECOND) == 0
    assert leaves(database, 35 * SECOND) == 3


@pytest.mark.fault("F22")
def test_a_pause_outlasts_the_letter_that_it_was_said_of(database: Database) -> None:
    database.transact(lambda s: pace.pause(s, "telegram:1", NOW + 35 * SECOND, NOW))
    put(database, 1)  # the refused one was taken back meanwhile
    assert leaves(database, 34 * SECOND) == 0
    assert leaves(database, 35 * SECOND) == 1


@pytest.mark.fault("F40")
def test_a_pause_by_a_clock_that_was_ahead_is_over_when_that_is_put_right(
    database: Database,
) -> None:
    ahead = NOW + timedelta(days=1)
    for lane in ("telegram:1", "telegram:2"):
        database.transact(lambda s, of=lane: pace.pause(s, of, ahead + 35 * SECOND, ahead))
    put(database, 1)
    assert leaves(database) == 1


@pytest.mark.parametrize(("hour", "leave_now"), [(13, 1), (14, 0), (0, 0), (1, 1)])
@pytest.mark.fault("F35")
def test_unasked_words_that_were_kept_waiting_do_not_leave_at_night(
    database: Database, hour: int, leave_now: int
) -> None:
    put(database, 1, zone="Asia/Jakarta")
    at = NOW.replace(hour=hour) + timedelta(days=1) - NOW
    assert leaves(database, at) == leave_now  # 20:00, 21:00, 07:00, 08:00 in Jakarta


@pytest.mark.fault("F35")
def test_what_was_queued_before_a_stop_is_taken_back_where_it_would_leave(
    database: Database,
) -> None:
    stopped = Partner(name="Rani", listed_at=NOW, stopped_at=NOW + SECOND)
    database.transact(lambda s: s.add(stopped))
    put(database, 1, partner_id=1)
    assert leaves(database, 2 * SECOND) == 0
    [row] = database.transact(lambda s: s.exec(select(Outbox)).all())
    assert (row.state, row.error) == ("cancelled", "stopped")


def test_a_shorter_pause_does_not_end_a_longer_one(database: Database) -> None:
    put(database, 1)
    for chat, wait_s in (("2", 30), ("3", 60), ("4", 2)):
        until = NOW + wait_s * SECOND
        database.transact(lambda s, c=chat, u=until: pace.pause(s, f"telegram:{c}", u, NOW))
    assert leaves(database, 59 * SECOND) == 0
    assert leaves(database, 60 * SECOND) == 1


def test_what_has_to_wait_for_morning_keeps_no_answer_waiting(database: Database) -> None:
    for chat in range(30):
        put(database, 1, chat=str(chat), zone="Asia/Jakarta")
    put(database, 1, chat="99")
    night = NOW.replace(hour=16) - NOW

    def taken(session) -> list[str]:
        found = departures.claim(session, NOW + night, 8, ONE, Pace())
        return [row.chat for row in found]

    assert database.transact(taken) == ["99"]
