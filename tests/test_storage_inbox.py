"""The inbox: nothing lost, nothing twice, nothing overtaken."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from storage.db import Database
from storage.post import inbox
from storage.post.inbox import Arrived
from storage.tables import Heard, Inbox, Partner
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ME, OTHER = 7, 8  # two processes


def accept(database: Database, *keys: str, lane: str = "1", after: timedelta = 0 * HOUR) -> int:
    arrived = [Arrived("telegram", key, lane, {"update_id": key}) for key in keys]
    return database.transact(lambda s: inbox.accept(s, arrived, NOW + after))


def waiting(database: Database, after: timedelta = 0 * HOUR) -> list[str]:
    rows = database.transact(lambda s: inbox.claim(s, NOW + after, 10))
    return [row.update_key for row in rows]


def handle(database: Database, *numbers: int) -> None:
    database.transact(lambda s: inbox.done(s, numbers))


def fail(database: Database, number: int, at: timedelta) -> bool:
    return database.transact(lambda s: inbox.failed(s.get_one(Inbox, number), "KeyError", NOW + at))


def rows_of(database: Database) -> list[Inbox]:
    return list(database.transact(lambda s: s.exec(select(Inbox).order_by(col(Inbox.id))).all()))


@pytest.mark.fault("F04")
def test_an_update_that_comes_twice_is_stored_once(database: Database) -> None:
    assert accept(database, "5", "6", "5") == 2
    assert accept(database, "6", "7", after=47 * HOUR) == 1
    assert [row.update_key for row in rows_of(database)] == ["5", "6", "7"]


def test_the_same_key_on_another_channel_is_another_update(database: Database) -> None:
    accept(database, "5")
    other = [Arrived("whatsapp", "5", "9", {})]
    assert database.transact(lambda s: inbox.accept(s, other, NOW)) == 1


def test_a_key_that_is_used_again_after_48_hours_is_a_new_update(database: Database) -> None:
    accept(database, "5")
    for days, new in ((2, 1), (2, 0), (3, 0), (5, 1), (5, 0), (8, 1)):
        assert accept(database, "5", after=timedelta(days=days)) == new
    assert len(rows_of(database)) == 4


def test_each_lane_keeps_its_order_and_none_waits_for_another(database: Database) -> None:
    accept(database, "5", "6")
    accept(database, "7", lane="2")
    assert waiting(database) == ["5", "7"]
    handle(database, 1)
    assert waiting(database) == ["6", "7"]


def lend(database: Database, number: int = 1) -> None:
    database.transact(lambda s: inbox.lend(s, number, ME, NOW))


def test_what_is_being_fetched_for_holds_its_lane_and_comes_back_to_who_fetched(
    database: Database,
) -> None:
    accept(database, "5", "6")
    lend(database)
    assert waiting(database) == []
    assert database.transact(lambda s: inbox.back(s, 1, OTHER)) is None
    assert database.transact(lambda s: inbox.back(s, 1, ME))
    assert waiting(database) == ["5"]
    handle(database, 1)
    assert database.transact(lambda s: inbox.back(s, 1, ME)) is None


def test_what_a_dead_process_was_fetching_for_is_free_at_once_and_else_by_its_lease(
    database: Database,
) -> None:
    accept(database, "5")
    lend(database)
    late = timedelta(seconds=inbox.LENT_S + 1)
    assert database.transact(lambda s: inbox.free(s, NOW, {ME, OTHER})) == 0
    assert database.transact(lambda s: inbox.free(s, NOW, {OTHER})) == 1
    assert waiting(database) == ["5"]
    lend(database)
    assert database.transact(lambda s: inbox.free(s, NOW + late, {ME, OTHER})) == 1


def test_what_fails_holds_its_lane_until_its_time_and_at_last_lets_it_go_on(
    database: Database,
) -> None:
    accept(database, "5", "6")
    at = timedelta()
    for pause in inbox.PAUSES_S[: inbox.MAX_TRIES - 1]:
        assert not fail(database, 1, at)
        assert waiting(database, at) == []
        at += timedelta(seconds=pause)
        assert database.transact(inbox.next_at) == NOW  # that of the one behind
        assert waiting(database, at) == ["5"]
    assert fail(database, 1, at)
    assert waiting(database, at) == ["6"]
    dead = rows_of(database)[0]
    assert (dead.state, dead.error, dead.raw) == ("dead", "KeyError", {"update_id": "5"})


def test_the_newest_key_is_that_of_the_last_update_of_the_channel(database: Database) -> None:
    assert database.transact(lambda s: inbox.newest_key(s, "telegram")) is None
    accept(database, "5", "6")
    assert database.transact(lambda s: inbox.newest_key(s, "telegram")) == "6"


def test_old_updates_go_but_not_what_is_unhandled_named_or_the_newest(
    database: Database,
) -> None:
    accept(database, "5", "6", "7", "8", "9")

    def heard(session: Session) -> None:
        for number in (1, 2, 4, 5):
            inbox.done(session, [number])
        session.add(Partner(name="Rani", listed_at=NOW))
        session.flush()
        session.add(Heard(partner_id=1, inbox_id=2, text="halo", at=NOW))

    database.transact(heard)
    assert database.read(lambda s: inbox.old(s, NOW)) == []
    old = database.read(lambda s: inbox.old(s, NOW + HOUR))
    assert old == [1, 2, 4, 5]
    assert database.transact(lambda s: inbox.purge(s, old)) == 4
    assert database.read(lambda s: inbox.old(s, NOW + HOUR)) == []  # each once, not every day
    left = [(row.update_key, row.raw) for row in rows_of(database)]
    assert left == [("6", {}), ("7", {"update_id": "7"}), ("9", {})]
