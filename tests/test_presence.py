"""Who is there: a dead process is missed at once, a living one never, whatever the server does."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from storage.db import Database
from storage.post import presence
from storage.post.presence import Presence
from tests.fresh import databases_of, fresh_database
from tests.restarted import own_server

DATABASE = "postgresql"  # the only one of these tests
pytestmark = [pytest.mark.slow, pytest.mark.fault("F10", "F57")]
LEASE = "poller"
there: list[Presence] = []  # whoever a test let enter


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield
        while there:
            there.pop().leave()


@pytest.fixture
def database(tmp_path) -> Database:
    return fresh_database(tmp_path)


def enter(database: Database) -> Presence:
    """A process of its own, as far as the server can tell."""
    now = datetime.now(UTC)  # noqa: TID251
    there.append(Presence(Database(database.url), "all", now))
    return there[-1]


def alive(one: Presence) -> set[int]:
    return set(one.database.transact(one.alive))


def cut_off(one: Presence) -> None:
    """Its line breaks, as when the server is restarted; it has not noticed yet."""
    query = (
        "select pid from pg_locks where locktype = 'advisory' and objid = :id and classid = 8271"
    )
    with one.database.engine.connect() as connection:
        pid = connection.execute(text(query), {"id": one.id}).scalar()
        connection.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": pid})
        connection.commit()


def test_those_who_live_see_each_other_and_who_left_is_missed_at_once(database: Database) -> None:
    one, other = enter(database), enter(database)
    assert alive(one) == alive(other) == {one.id, other.id}
    other.leave()
    assert alive(one) == {one.id}


def test_who_died_is_missed_at_once(database: Database) -> None:
    one, other = enter(database), enter(database)
    cut_off(other)
    assert alive(one) == {one.id}


def test_a_lease_is_one_processs_until_it_lets_go_of_it(database: Database) -> None:
    one, other = enter(database), enter(database)
    assert one.leads(LEASE) and one.leads(LEASE)
    assert not other.leads(LEASE)
    one.let_go(LEASE)
    assert other.leads(LEASE) and not one.leads(LEASE)


def test_a_lease_goes_with_its_process(database: Database) -> None:
    one, other = enter(database), enter(database)
    assert one.leads(LEASE)
    cut_off(one)
    assert other.leads(LEASE)
    assert one.beat() is None  # it notices,
    assert one.beat() is not None  # comes back,
    assert not one.leads(LEASE)  # and finds the lease gone


def test_after_a_restart_of_the_server_nobody_is_taken_for_dead_before_all_are_back(
    database: Database,
) -> None:
    one, other = enter(database), enter(database)
    for both in (one, other):
        cut_off(both)
    assert one.beat() is None
    assert other.id in alive(one)  # while it cannot be seen itself,
    assert one.beat() is not None
    assert other.id in alive(one)  # and while the other may not be back


def test_nobody_is_taken_for_dead_by_who_has_not_noticed_that_all_lines_broke(
    database: Database,
) -> None:
    one, other = enter(database), enter(database)
    for both in (one, other):
        cut_off(both)
    assert other.id in alive(one)


def test_who_starts_right_after_a_restart_waits_for_those_who_were_there_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with own_server() as server:
        database = Database(server.url)
        SQLModel.metadata.create_all(database.engine)
        one, other = enter(database), enter(database)
        server.crash()
        newcomer, gone = enter(database), enter(database)
        gone.leave()  # has come and gone since: that can be seen
        assert (one.beat(), one.beat() is not None) == (None, True)
        assert alive(newcomer) == {one.id, other.id, newcomer.id}
        monkeypatch.setattr(presence, "ALL_COME_BACK_S", 0)
        assert alive(newcomer) == {one.id, newcomer.id}


def test_who_has_not_come_back_by_then_is_dead(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "ALL_COME_BACK_S", 0)
    one, other = enter(database), enter(database)
    for both in (one, other):
        cut_off(both)
    assert (one.beat(), one.beat() is not None) == (None, True)
    assert alive(one) == {one.id}


def test_from_outside_only_who_has_been_gone_for_a_while_is_dead(database, monkeypatch) -> None:
    """A line that broke is back with the next beat."""
    living, gone = enter(database), enter(database)
    gone.leave()
    assert not database.transact(presence.dead)
    monkeypatch.setattr(presence, "ALL_COME_BACK_S", 0)
    assert set(database.transact(presence.dead)) == {gone.id}
    assert living.id in database.transact(presence.everybody)
