"""Every invariant of the simulation can fail: a book that was spoiled by hand is found out."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest

from storage.overview import (
    due,
    views,
)
from tests.simulation.book import Book
from tests.simulation.platform import Letter
from tests.simulation.running import Run, Size, opened
from tests.simulation.violation import Violation

pytestmark = pytest.mark.slow  # the run that is spoiled takes some seconds

TUESDAY_NOON = datetime(2026, 9, 15, 5, tzinfo=UTC)
SPOILED = {
    "the reminder is the next step": "delete from reminder where state = 'planned'",
    "the desk shows what is owed": "update debt set paid_at = since",
    "nobody is forgotten": (
        "update deliverable set state = 'accepted';"
        "update deal set pack_state = 'none', waiting_on = null, unanswered = '[]'"
        " where stage = 'delivering';"
        "delete from reminder where deal_id in (select id from deal where stage = 'delivering');"
        "delete from debt where deal_id in (select id from deal where stage = 'delivering')"
    ),
    "every version has its line": "update deal set version = version + 1",
    "never two proposals open": (
        "drop index one_open_proposal;"
        "insert into proposal (deal_id, number, by, terms, state, made_at)"
        " select deal_id, 98, by, terms, 'open', made_at from proposal where number = 1;"
        "insert into proposal (deal_id, number, by, terms, state, made_at)"
        " select deal_id, 99, by, terms, 'open', made_at from proposal where number = 1"
    ),
    "never two proposals agreed": (
        "insert into proposal (deal_id, number, by, terms, state, made_at)"
        " select deal_id, 99, by, terms, state, made_at from proposal where state = 'agreed'"
    ),
    "agreed terms change with both sides only": (
        "update proposal set terms = json_set(terms, '$.fee_idr', 1) where state = 'agreed'"
    ),
    "what is agreed stays agreed": (
        "update proposal set state = 'superseded' where state = 'agreed'"
    ),
    "the bot bargains inside the limits": (
        "update proposal set terms = json_set(terms, '$.fee_idr', 900000000)"
        " where state = 'open';"
        "update history set happened = 'bargained', details = '{\"terms\": 1}'"
        " where happened = 'first_contact_made' and deal_id in"
        " (select deal_id from proposal where number = 1 and state != 'agreed')"
    ),
    "one accepted proof pays once": "update proof set state = 'accepted' where state = 'waiting'",
    "what was handed in waits for a judge": "delete from proof where state = 'waiting'",
    "the history tells the stage": (
        "update deal set stage = 'struck' where stage in ('declined', 'done', 'withdrawn')"
    ),
    "money adds up": (
        "update proposal set terms = json_set(terms, '$.fee_idr', 1) where state = 'agreed'"
        " and deal_id in (select id from deal where stage = 'done')"
    ),
    "a post counts once": "update proof set post_id = 'x', platform = 'p' || id",
    "no update is given up": "update inbox set state = 'dead' where id = 3",
}


SPOILED_EARNING = {
    "nobody is paid twice": (
        "drop index one_payout_stands;"
        "insert into payout (payment_id, amount_idr, day, reference, account, by, at, stands)"
        " select payment_id, amount_idr, day, reference, account, by, at, 1 from payout"
        " where stands"
    ),
    "what was paid has its transfer": "update payout set amount_idr = amount_idr + 1 where stands",
    "no bonus without a lead": "update bonus set judged_by = 3",
    "what was approved is due, paid or dropped": "update bonus set amount_idr = amount_idr + 1",
    "a bonus waits by the meter alone": (
        "delete from payout; update payment set state = 'dropped';"
        "update bonus set state = 'off', doubted_at = null"
    ),
    "what speaks against a bonus is seen": (
        "update order_line set units = 0; delete from bonus where state != 'approved'"
    ),
    "a slip is of the deal that was paid": (
        "delete from slip; insert into slip (deal_id, payment_id, sent_at)"
        " select deal_id, id, '2026-09-01' from payment where state = 'paid'"
    ),
    "a slip is told of once": "update outbox set words = 'payment_slip' where act = 'text'",
    "no verdict without a lead": (
        "insert into finding (kind, subject, state, first_seen, last_seen, times, note, version)"
        " values ('rules', '-', 'confirmed', '2026-09-01', '2026-09-01', 1, '', 1)"
    ),
    "a booked live has its next moment": "update slot set state = 'booked', due_at = null",
    "a picture counts for one deal": (
        "insert into twin (proof_id, file_sha256, of_sha256, found_at)"
        " select p.id, (select min(file_sha256) from proof_picture), '', p.handed_in_at"
        " from proof p where p.state = 'accepted'"
    ),
}


IN_FULL_SWING = (
    "select exists (select 1 from proof where state = 'waiting')"
    " and exists (select 1 from proof where state = 'accepted')"
    " and exists (select 1 from deal where stage = 'done')"
)


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """A run in the middle of its life, in which everything has happened."""
    with opened(Size(seed=1, partners=14, months=1, faults=0)) as run:
        run.begin()
        while not run.world.book.one(IN_FULL_SWING):
            run.world.run(run.world.now + timedelta(hours=6))
        run.world.book.copy_to(run.folder / "sound.db")
        run.checks.whole_book()
        yield run


A_BONUS_IS_PAID = (
    "select exists (select 1 from payment where kind = 'bonus' and state = 'paid')"
    " and exists (select 1 from slot)"
)


@pytest.fixture(scope="module")
def earned() -> Iterator[Run]:
    """A run in which some affiliate has earned what was agreed."""
    with opened(Size(seed=1, partners=8, months=2, faults=0)) as run:
        run.begin()
        while not run.world.book.one(A_BONUS_IS_PAID):
            run.world.run(run.world.now + timedelta(hours=12))
        run.world.book.copy_to(run.folder / "sound.db")
        run.checks.whole_book()
        yield run


@pytest.fixture
def book(run: Run) -> Iterator[Book]:
    """Its book, which is sound again after the test."""
    yield run.world.book
    _mended(run)


def _mended(run: Run) -> None:
    with sqlite3.connect(run.folder / "sound.db") as sound:
        spoiled = sqlite3.connect(run.folder / "sapa.db")
        sound.backup(spoiled)
        spoiled.close()


@pytest.mark.parametrize("name", SPOILED_EARNING)
def test_what_affiliates_earn_is_looked_after(earned, name):
    with sqlite3.connect(earned.folder / "sapa.db") as spoils:
        spoils.executescript(SPOILED_EARNING[name])
    spoils.close()
    try:
        _breaks(name, earned.checks.earning.look)
    finally:
        _mended(earned)


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_book_is_found_out(run, book, name):
    with sqlite3.connect(run.folder / "sapa.db") as spoils:
        spoils.executescript(SPOILED[name])
    spoils.close()
    _breaks(name, run.checks.whole_book)


def test_counts_that_leave_somebody_out_are_found_out(run):
    with patch("tests.simulation.sums.views.stage_counts", lambda *a: {"done": 1}):
        _breaks("counts equal a recount", run.checks.whole_book)


def test_queues_that_leave_somebody_out_are_found_out(run):
    queues = views.queues
    with patch("tests.simulation.sums.views.queues", lambda s: [("vet", "", 1, None), *queues(s)]):
        _breaks("who is not approached is counted", run.checks.whole_book)


def test_parked_updates_that_nobody_sees_are_found_out(run, book):
    waiting = due.waiting
    with sqlite3.connect(run.folder / "sapa.db") as spoils:
        spoils.execute("update inbox set state = 'dead' where id = 3")
    spoils.close()
    seen = lambda s: [one for one in waiting(s) if one.kind != "stuck"]  # noqa: E731
    with patch("tests.simulation.sums.due.waiting", seen):
        _breaks("parked updates are before staff", run.checks.whole_book)


def test_an_end_that_comes_too_soon_is_found_out(run):
    _breaks("at the end every deal is over or on a desk", run.checks.at_the_end)


def test_an_update_that_is_handled_twice_is_found_out(run):
    key = next(iter(run.checks.handled))
    _breaks("an update is handled once", lambda: run.checks._handled(key, None, run.world.now))


def test_what_a_partner_never_did_is_found_out(run, book):
    with sqlite3.connect(run.folder / "sapa.db") as spoils:
        spoils.execute(
            "insert into history (deal_id, version, at, happened, by, details)"
            " select deal_id, 99, at, 'agreed', 'partner', '{\"terms\": 1}' from history limit 1"
        )
    spoils.close()
    _breaks("everyone acts for themselves only", run.checks.step)


# Words that should not have arrived


def test_words_after_a_stop_are_found_out(run, book):
    with sqlite3.connect(run.folder / "sapa.db") as spoils:
        spoils.execute("update partner set stopped_at = '2026-09-01 00:00:00.000000'")
    spoils.close()
    _heard(run, "no message after a stop", words="passed_on")


def test_a_word_that_arrives_twice_is_found_out(run):
    letter = _letter(run, key="word-1")
    run.checks.hearing.heard(run.world.platform.chats[letter.chat], letter, None, run.world.now)
    _heard(run, "nothing is said twice", key="word-1")


def test_terms_that_arrive_twice_are_found_out(run):
    letter = _letter(run, key="terms-1", once=True)
    run.checks.hearing.heard(run.world.platform.chats[letter.chat], letter, None, run.world.now)
    _heard(run, "terms are said once", key="terms-1", once=True)


def test_somebody_elses_name_is_found_out(run):
    payload = {"act": "text", "text": "Halo Kak Babadindra", "buttons": []}
    _heard(run, "everyone sees only what is theirs", payload=payload)


def test_a_reminder_at_night_is_found_out(run):
    night = TUESDAY_NOON.replace(hour=20)  # three in the morning in Jakarta
    _heard(run, "no unasked word in quiet hours", at=night, words="reminder")


def test_a_second_reminder_on_one_day_is_found_out(run):
    letter = _letter(run, words="reminder", key="reminder-1")
    run.checks.hearing.heard(run.world.platform.chats[letter.chat], letter, None, TUESDAY_NOON)
    _heard(run, "one reminder a day", at=TUESDAY_NOON, words="reminder", key="reminder-2")


def test_a_word_that_overtakes_another_is_found_out(run, book):
    letter = _letter(run, key="late")
    with sqlite3.connect(run.folder / "sapa.db") as spoils:
        spoils.execute("update outbox set state = 'queued' where id < ?", (letter.id,))
    spoils.close()
    _heard(run, "a chat reads in order", key="late")


def _heard(run: Run, name: str, at=None, **more) -> None:
    letter = _letter(run, **{"words": "passed_on", **more})
    chat, now = run.world.platform.chats[letter.chat], at or run.world.now
    _breaks(name, lambda: run.checks.hearing.heard(chat, letter, None, now))


def _letter(run: Run, **more) -> Letter:
    """The last of our words to a partner, changed."""
    number, chat, deal, partner = run.world.book.rows(
        "select id, chat, deal_id, partner_id from outbox where words = 'term_sheet'"
        " order by id desc limit 1"
    )[0]
    payload = {"act": "text", "text": "Halo", "buttons": []}
    key = f"test:{len(run.checks.hearing._arrived)}"
    letter = Letter(number, key, chat, payload, "passed_on", False, deal, partner, 1)
    return replace(letter, **more)


def _breaks(name: str, look) -> None:
    with pytest.raises(Violation) as broken:
        look()
    assert broken.value.name == name
