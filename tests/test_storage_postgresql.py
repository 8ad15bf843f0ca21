"""What is PostgreSQL's alone: many write at once, and nobody sees the others."""

import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session, SQLModel, col, select
from test_ticker import approached, reminded, ticked

from deals.channel import Address, Outgoing
from storage import (
    migrate,
    settings,
)
from storage.db import Database, alone, under_savepoint
from storage.engines import database_in_trouble
from storage.partner import people
from storage.post import (
    departures,
    inbox,
    outbox,
)
from storage.post.inbox import Arrived
from storage.post.pace import Pace
from storage.tables import Partner, Setting
from tests import postgres
from tests.fresh import databases_of, fresh_database
from tests.sample_deal import NOW
from tests.ticked_house import House

DATABASE = "postgresql"  # the only one of these tests
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return fresh_database(tmp_path)


def names(database: Database) -> list[str]:
    return database.transact(
        lambda s: list(s.exec(select(Setting.name).order_by(col(Setting.name))))
    )


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Runs all at the same time; answers what each answered."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(act) for act in acts]]


MANY = 400


def test_of_many_that_came_at_once_the_next_are_found_without_comparing_all_with_all(
    database: Database,
) -> None:
    plans: list[str] = []

    def explain(connection: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "LIMIT" in statement and statement.startswith("SELECT"):
            driver = connection.connection.driver_connection
            plans.append(str(driver.execute(f"EXPLAIN ANALYZE {statement}", values).fetchall()))

    def came(session: Session) -> None:
        lanes = [str(number) for number in range(MANY)]
        inbox.accept(session, [Arrived("telegram", lane, lane, {}) for lane in lanes], NOW)
        for lane in lanes:
            letter = outbox.Letter(Address("telegram", lane), Outgoing("text", "halo"))
            outbox.put(session, letter, lane, NOW)

    database.transact(came)
    event.listen(database.engine, "before_cursor_execute", explain)
    assert len(database.transact(lambda s: inbox.claim(s, NOW, 20))) == 20
    letters = database.transact(lambda s: departures.claim(s, NOW, 20, 1, Pace()))
    assert len(letters) == 20
    of_inbox, of_outbox = plans
    assert "Rows Removed by Join Filter" not in of_inbox + of_outbox


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_form_of_the_url_opens_it(database: Database, scheme: str) -> None:
    again = Database(f"{scheme}://{database.url.partition('://')[2]}")
    assert again.transact(lambda s: s.exec(text("show timezone")).scalar()) == "UTC"


def test_who_is_caught_in_a_deadlock_tries_again(database: Database) -> None:
    for name in "ab":
        database.transact(lambda s, n=name: settings.put(s, n, 0))
    both_hold_one = threading.Barrier(2)
    runs: list[str] = []

    def crosswise(first: str, then: str) -> None:
        def unit(session: Session) -> None:
            runs.append(first)
            add_one(session, first)
            if len(runs) <= 2:
                both_hold_one.wait(60)
            add_one(session, then)

        database.transact_all([unit])

    together(lambda: crosswise("a", "b"), lambda: crosswise("b", "a"))
    assert [database.transact(lambda s, n=n: settings.get(s, n)) for n in "ab"] == [2, 2]
    assert len(runs) == 3


def add_one(session: Session, name: str) -> None:
    row = session.exec(select(Setting).where(Setting.name == name).with_for_update()).one()
    row.value += 1
    session.flush()


def test_nobody_tries_for_ever(database: Database) -> None:
    runs: list[int] = []

    def unlucky(session: Session) -> None:
        runs.append(1)
        session.exec(text("do $$ begin raise exception 'no' using errcode = '40001'; end $$"))

    with pytest.raises(OperationalError, match="SerializationFailure"):
        database.transact(unlucky)
    assert len(runs) == 3


@pytest.mark.parametrize(
    ("state", "in_trouble"),
    [
        *(
            (state, True)
            for state in ("08006", "25006", "40002", "53100", "55P03", "57014", "58030")
        ),
        *((state, False) for state in ("22001", "23514", "38000", "42P01", "54000", "XX000")),
    ],
)
def test_what_passes_is_the_databases_trouble_and_the_rest_is_its_statements_own(
    database: Database, state: str, in_trouble: bool
) -> None:
    def raises(session: Session) -> None:
        session.exec(text(f"do $$ begin raise exception 'no' using errcode = '{state}'; end $$"))

    with pytest.raises(DBAPIError) as caught:
        database.transact(raises)
    assert database_in_trouble(caught.value) == in_trouble


def test_a_server_that_cannot_be_reached_is_in_trouble() -> None:
    with pytest.raises(OperationalError) as caught:
        Database("postgresql://sapa@127.0.0.1:1/none").transact(lambda s: s.exec(text("select 1")))
    assert database_in_trouble(caught.value)


def test_who_is_alone_at_something_keeps_only_the_same_from_others(database: Database) -> None:
    with Session(database.engine) as first, Session(database.engine) as second:
        alone(first, "sweep")
        alone(second, "greet")
        second.exec(text("set local lock_timeout = '20ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            alone(second, "sweep")
        second.rollback()
        first.commit()
        alone(second, "sweep")


def test_a_partner_may_be_reserved_again_by_who_has_reserved_them_and_by_nobody_else(
    database: Database,
) -> None:
    def listed(session: Session) -> int:
        partner = Partner(name="Rani", listed_at=NOW)
        session.add(partner)
        session.flush()
        return partner.id or 0

    def undone(session: Session) -> None:
        people.reserve(session, rani)
        raise ValueError("rolled back to its savepoint, with the lock that it took again")

    def reserves_again_and_again(session: Session) -> list[object]:
        people.reserve(session, rani)
        seen = [under_savepoint(session, unit) for unit in (reserves, undone, reserves)]
        [other] = together(partial(database.transact_all, [reserves]))
        return [*seen, *other]

    def reserves(session: Session) -> None:
        people.reserve(session, rani)

    rani = database.transact(listed)
    first, failed, third, other = database.transact(reserves_again_and_again)
    assert first is third is None and isinstance(failed, ValueError)
    assert isinstance(other, people.Busy)


def test_a_partner_whom_another_process_is_at_work_for_is_reminded_at_the_next_tick(
    tmp_path: Path,
) -> None:
    house = House(tmp_path)
    busy, _ = approached(house, 2)
    with Session(house.database.engine) as other:
        people.reserve(other, busy)
        ticked(house)
        assert reminded(house) == ["201"]
        other.rollback()
    ticked(house)
    assert reminded(house) == ["201", "200"]


def test_what_was_undone_has_reserved_nobody(database: Database) -> None:
    database.transact(lambda s: s.add(Partner(name="Rani", listed_at=NOW)))

    def reserves(session: Session) -> None:
        people.reserve(session, 1)

    def undone(session: Session) -> None:
        reserves(session)
        raise ValueError("rolled back to its savepoint")

    def goes_on(session: Session) -> list[object]:
        under_savepoint(session, undone)
        reserves(session)
        return together(partial(database.transact_all, [reserves]))

    [[other]] = database.transact(goes_on)
    assert isinstance(other, people.Busy)


def test_processes_that_start_together_migrate_once() -> None:
    url = postgres.server().empty()
    starting = [Database(url) for _ in range(4)]
    done = together(*(partial(migrate.migrate, one) for one in starting))
    assert sorted(done) == [False, False, False, True]
    with starting[0].engine.connect() as connection:
        assert migrate.current(connection) == migrate.newest()


def test_migrations_make_what_the_tables_say(database: Database) -> None:
    migrated = Database(postgres.server().empty())
    migrate.migrate(migrated)
    with migrated.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    assert rules(migrated) == rules(database)


def rules(database: Database) -> set[str]:
    """Every constraint and every index, as PostgreSQL words them."""
    constraints = "select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint"
    indexes = "select indexdef from pg_indexes where schemaname = 'public'"
    with database.engine.connect() as connection:
        found = {*connection.scalars(text(constraints)), *connection.scalars(text(indexes))}
    return {one for one in found if one and "alembic_version" not in one}


def test_a_connection_that_breaks_takes_every_unit_with_it(database: Database) -> None:
    def cut_off(session: Session) -> None:
        session.exec(text("select pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(OperationalError, match="AdminShutdown"):
        database.transact_all([lambda s: settings.put(s, "a", 1), cut_off])
    assert names(database) == []


def test_a_connection_that_broke_unnoticed_is_made_anew(database: Database) -> None:
    pid = database.transact(lambda s: s.exec(text("select pg_backend_pid()")).scalar())
    other = Database(database.url)
    other.transact(lambda s: s.exec(text(f"select pg_terminate_backend({pid}, 5000)")))
    assert names(database) == []


def test_an_error_tells_no_word_of_what_people_wrote(database: Database) -> None:
    def twice(session: Session) -> None:
        for _ in range(2):
            session.add(Partner(name="Rani", platform="x", handle="rahasia", listed_at=NOW))
            session.flush()

    with pytest.raises(IntegrityError, match="unique") as caught:
        database.transact(twice)
    told = "".join(traceback.format_exception(caught.value))
    assert "rahasia" not in told.replace('handle="rahasia"', "")
