"""The outbox: nothing lost, nothing twice, nothing overtaken."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlmodel import Session, col, select

from deals.channel import Address, Outgoing
from storage.db import Database
from storage.partner import people
from storage.post import (
    departures,
    outbox,
)
from storage.post.outbox import Letter
from storage.post.pace import Pace
from storage.tables import Outbox, Partner
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases

RANI, DEWI = Address("telegram", "1"), Address("telegram", "2")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ME, OTHER = 7, 8  # two processes
LEASE = timedelta(seconds=departures.LEASE_S)


def letter(to: Address = RANI, act: str = "text", text: str = "", **more: Any) -> Letter:
    return Letter(to, Outgoing(act, text, button_id=text), more.pop("words", act), **more)


def put(
    database: Database, key: str, of: Letter | None = None, due: timedelta = 0 * HOUR, **more: Any
) -> None:
    database.transact(lambda s: outbox.put(s, of or letter(), key, NOW, NOW + due, **more))


def claim(database: Database, after: timedelta = 0 * HOUR, limit: int = 10) -> list[str]:
    """The keys of those that leave."""

    def unit(session: Session) -> list[str]:
        leaving = departures.claim(session, NOW + after, limit, ME, Pace())
        key = select(Outbox.dedupe_key)
        return [session.exec(key.where(Outbox.id == one.id)).one() for one in leaving]

    return database.transact(unit)


def row(database: Database, key: str) -> Outbox:
    return database.transact(lambda s: s.exec(select(Outbox).where(Outbox.dedupe_key == key)).one())


def does(database: Database, key: str, act: Callable[..., Any], *more: Any, **named: Any) -> Any:
    number = row(database, key).id
    return database.transact(lambda s: act(s, number, *more, **named))


def arrives(database: Database, key: str, message_id: str, at: datetime) -> None:
    arrival = outbox.Arrival(row(database, key).id or 0, message_id, at)
    database.transact(lambda s: outbox.sent(s, [arrival]))


@pytest.mark.fault("F32")
def test_a_letter_with_a_known_key_is_not_queued_again(database: Database) -> None:
    put(database, "a")
    put(database, "a")
    assert claim(database) == ["a"]
    arrives(database, "a", "m1", NOW)
    put(database, "a")
    assert claim(database) == []
    assert row(database, "a").state == "sent"


def test_letters_are_written_together_but_seen_by_whoever_asks(database: Database) -> None:
    def unit(session: Session) -> tuple[list[str], list[str]]:
        queued = select(Outbox.dedupe_key).order_by(col(Outbox.id))
        outbox.put(session, letter(), "first", NOW)
        outbox.put(session, letter(), "second", NOW)
        seen = [*session.exec(queued).all()]
        outbox.put(session, letter(DEWI), "third", NOW)
        return seen, [*session.scalars(queued).all()]

    assert database.transact(unit) == (["first", "second"], ["first", "second", "third"])


def test_letters_of_a_unit_that_fails_are_not_written(database: Database) -> None:
    def fails(session: Session) -> None:
        outbox.put(session, letter(), "of the one that fails", NOW)
        raise ValueError

    def goes_on(session: Session) -> None:
        outbox.put(session, letter(), "of the others", NOW)

    database.transact_all([goes_on, fails, goes_on])
    assert claim(database) == ["of the others"]


def test_a_chat_gets_its_letters_one_at_a_time_and_in_order(database: Database) -> None:
    for key in "abc":
        put(database, key)
    put(database, "d", letter(DEWI))
    assert claim(database) == ["a", "d"]
    assert claim(database) == []
    arrives(database, "a", "m1", NOW)
    assert claim(database) == ["b"]


def test_one_claim_never_takes_two_of_a_lane(database: Database) -> None:
    for number in range(9):
        put(database, str(number), letter(Address("telegram", str(number % 3))))
    assert claim(database) == ["0", "1", "2"]


def test_a_claim_keeps_its_limit(database: Database) -> None:
    put(database, "a")
    put(database, "b", letter(DEWI))
    assert claim(database, limit=1) == ["a"]
    assert claim(database, limit=1) == ["b"]


def test_what_waits_for_morning_is_overtaken_by_an_answer(database: Database) -> None:
    put(database, "night", due=9 * HOUR)
    put(database, "answer")
    assert claim(database) == ["answer"]
    arrives(database, "answer", "m1", NOW)
    put(database, "another", due=9 * HOUR)
    assert claim(database, 9 * HOUR) == ["night"]


@pytest.mark.parametrize("counts", [True, False], ids=["certainly not sent", "told to wait"])
def test_what_has_to_be_tried_again_is_not_overtaken(database: Database, counts: bool) -> None:
    put(database, "a")
    put(database, "b")
    claim(database)
    assert does(database, "a", outbox.again, "later", NOW + MINUTE, counts=counts)
    assert claim(database) == []
    assert claim(database, MINUTE) == ["a"]


def test_a_pause_that_the_platform_asked_for_uses_up_no_tries(database: Database) -> None:
    put(database, "a")
    for minute in range(3 * outbox.MAX_TRIES):
        assert claim(database, minute * MINUTE) == ["a"]
        assert does(database, "a", outbox.again, "429", NOW + (minute + 1) * MINUTE, counts=False)
    assert row(database, "a").tries == 1


@pytest.mark.parametrize(
    ("act", "more"), [(outbox.again, [NOW]), (outbox.unknown, []), (outbox.failed, [])]
)
def test_what_came_back_is_in_nobodys_hands(
    database: Database, act: Callable[..., Any], more: list[Any]
) -> None:
    put(database, "a")
    claim(database)
    assert (row(database, "a").holder, row(database, "a").lease_until) == (ME, NOW + LEASE)
    does(database, "a", act, "why", *more)
    assert (row(database, "a").holder, row(database, "a").lease_until) == (None, None)


@pytest.mark.fault("F28")
def test_after_all_tries_a_letter_has_failed_and_the_chat_goes_on(database: Database) -> None:
    put(database, "a")
    put(database, "b")
    for left in reversed(range(outbox.MAX_TRIES)):
        assert claim(database) == ["a"]
        assert does(database, "a", outbox.again, "503", NOW) == (left > 0)
    assert (row(database, "a").state, row(database, "a").error) == ("failed", "503")
    assert claim(database) == ["b"]


def test_answers_to_presses_wait_for_nobody(database: Database) -> None:
    put(database, "a")
    put(database, "toast 1", letter(act="toast", text="p1"))
    put(database, "toast 2", letter(act="toast", text="p2"))
    assert claim(database) == ["a", "toast 1", "toast 2"]


@pytest.mark.fault("F31")
def test_a_success_is_true_whichever_try_it_came_from(database: Database) -> None:
    put(database, "a")
    claim(database)
    does(database, "a", outbox.unknown, "timeout")
    arrives(database, "a", "m1", NOW)
    assert (row(database, "a").state, row(database, "a").error) == ("sent", "")


@pytest.mark.fault("F31")
def test_a_success_that_is_noted_after_a_sweep_is_heard_by_the_failure_after_it(
    database: Database,
) -> None:
    put(database, "a")
    claim(database)

    def sweep(session: Session) -> None:
        departures.orphans(session, NOW, (), (1,))  # read, and left alone since it is carried

    arrived = partial(outbox.sent, arrivals=[outbox.Arrival(1, "m1", NOW)])
    counts = partial(outbox.being_sent, row_id=1, tries=1)
    assert database.transact_all([sweep, arrived, counts])[-1] is False


def orphans(
    database: Database,
    after: timedelta = 0 * HOUR,
    alive: Any = (ME, OTHER),
    carried: Any = (),
) -> list[str]:
    found = database.transact(lambda s: departures.orphans(s, NOW + after, alive, carried))
    return [one.dedupe_key for one in found]


def test_what_a_dead_process_was_sending_is_found_at_once_and_else_by_its_lease(
    database: Database,
) -> None:
    put(database, "a")
    assert orphans(database, alive=[OTHER]) == []
    claim(database)
    assert orphans(database, alive=[OTHER]) == ["a"]
    assert orphans(database, LEASE) == []
    assert orphans(database, LEASE + MINUTE) == ["a"]


def test_what_is_carried_out_at_this_moment_is_no_orphan_whatever_the_clock_says(
    database: Database,
) -> None:
    put(database, "a")
    claim(database)
    assert orphans(database, LEASE + MINUTE, carried=[1]) == []


def test_a_letter_that_its_living_process_knows_nothing_of_is_found_by_its_lease(
    database: Database,
) -> None:
    put(database, "a")
    claim(database)  # the commit happened, but the word of it was lost on the way back
    assert orphans(database, LEASE + MINUTE, alive=[ME]) == ["a"]


@pytest.mark.parametrize("unknown", ["holder", "lease_until"])
def test_a_letter_of_which_nobody_knows_who_has_it_or_until_when_is_found(
    database: Database, unknown: str
) -> None:
    put(database, "a")
    claim(database)
    assert orphans(database) == []
    database.transact(lambda s: s.execute(update(Outbox).values({unknown: None})))
    assert orphans(database) == ["a"]


@pytest.mark.fault("F40")
def test_a_clock_that_was_put_back_keeps_no_lease_alive_for_ever(database: Database) -> None:
    put(database, "a")
    claim(database)
    assert orphans(database, -LEASE) == []
    assert orphans(database, -24 * HOUR) == ["a"]


@pytest.mark.fault("F31")
def test_only_the_failure_of_the_try_that_counts_is_heard(database: Database) -> None:
    put(database, "a")
    claim(database)
    assert does(database, "a", outbox.being_sent, 1)
    assert does(database, "a", outbox.again, "taken over", NOW)
    assert not does(database, "a", outbox.being_sent, 1)
    claim(database)
    assert not does(database, "a", outbox.being_sent, 1)
    assert does(database, "a", outbox.being_sent, 2)


def test_what_is_queued_for_a_partner_can_be_taken_back_except_some_words(
    database: Database,
) -> None:
    database.transact(
        lambda s: s.add_all([Partner(name=name, listed_at=NOW) for name in ("Rani", "Dewi")])
    )
    put(database, "on its way", letter(partner_id=1))
    claim(database)
    put(database, "offer", letter(partner_id=1))
    put(database, "toast", letter(act="toast", partner_id=1))
    put(database, "hers", letter(DEWI, partner_id=2))
    assert database.transact(lambda s: outbox.cancel_for(s, 1, ("toast",))) == 1
    keys = ("on its way", "offer", "toast", "hers")
    assert [row(database, k).state for k in keys] == ["sending", "cancelled", "queued", "queued"]


def test_what_is_unknown_is_closed_with_what_is_queued(database: Database) -> None:
    database.transact(lambda s: s.add(Partner(name="Rani", listed_at=NOW)))
    put(database, "terms", letter(partner_id=1))
    claim(database)
    does(database, "terms", outbox.unknown, "timeout")
    assert database.transact(lambda s: outbox.cancel_for(s, 1)) == 1
    assert row(database, "terms").state == "cancelled"


def test_an_unknown_letter_is_not_sent_again_after_a_stop(database: Database) -> None:
    database.transact(lambda s: s.add(Partner(name="Rani", listed_at=NOW)))
    put(database, "terms", letter(partner_id=1))
    claim(database)
    assert not does(database, "terms", outbox.after_stop)
    database.transact(lambda s: people.stop(s, 1, NOW + MINUTE))
    does(database, "terms", outbox.unknown, "timeout")
    assert does(database, "terms", outbox.after_stop)
    assert not does(database, "terms", outbox.resolve, False, NOW + HOUR)
    assert does(database, "terms", outbox.resolve, True, NOW + HOUR)
    assert not database.transact(lambda s: outbox.after_stop(s, 99))


@pytest.mark.parametrize(
    "broken", ["9" * 5000, '["act"]', '{"act": {}}'], ids=["no number", "a list", "no act"]
)
def test_a_letter_that_cannot_be_read_keeps_no_other_from_being_taken(
    database: Database, broken: str
) -> None:
    put(database, "broken")
    put(database, "whole", letter(DEWI))
    change = text("UPDATE outbox SET payload = :broken WHERE dedupe_key = 'broken'")
    database.transact(lambda s: s.exec(change, params={"broken": broken}))
    assert claim(database) == ["broken", "whole"]


@pytest.mark.parametrize(("arrived", "state"), [(True, "sent"), (False, "queued")])
def test_staff_know_once_what_became_of_an_unknown_letter(
    database: Database, arrived: bool, state: str
) -> None:
    put(database, "a")
    claim(database)
    assert not does(database, "a", outbox.resolve, arrived, NOW)
    does(database, "a", outbox.unknown, "timeout")
    assert claim(database, 24 * HOUR) == []
    assert does(database, "a", outbox.resolve, arrived, NOW)
    assert not does(database, "a", outbox.resolve, arrived, NOW)
    assert row(database, "a").state == state
    assert not database.transact(lambda s: outbox.resolve(s, 99, True, NOW))


def test_an_unknown_letter_does_not_hold_up_its_chat(database: Database) -> None:
    put(database, "a")
    put(database, "b")
    claim(database)
    does(database, "a", outbox.unknown, "timeout")
    assert claim(database) == ["b"]


@pytest.mark.fault("F27")
def test_what_waits_for_a_chat_follows_it_to_its_new_id(database: Database) -> None:
    put(database, "a")
    database.transact(lambda s: outbox.move_lane(s, RANI, Address("telegram", "-100")))
    assert (row(database, "a").chat, row(database, "a").lane) == ("-100", "telegram:-100")


def test_the_next_letter_names_when_it_is_due(database: Database) -> None:
    assert database.transact(outbox.next_due_at) is None
    put(database, "a", due=HOUR)
    put(database, "b", due=MINUTE)
    assert database.transact(outbox.next_due_at) == NOW + MINUTE


def test_pauses_double_up_to_ten_minutes() -> None:
    assert [outbox.pause_s(tries, 1) for tries in (1, 2, 5, 9, 10, 40)] == [
        2, 4, 32, 512, 600, 600,
    ]  # fmt: skip
    assert outbox.pause_s(5, 0) == 16
