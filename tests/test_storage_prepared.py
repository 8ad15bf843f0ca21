"""Statements that are prepared once answer what SQLAlchemy itself would answer."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import datetimes, sampled_from
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from storage import moments
from storage.bare import bare, bare_each, table_of
from storage.db import Database, under_savepoint
from storage.prepared import sqlite
from storage.tables import Inbox
from tests.fresh import fresh_database

pytestmark = pytest.mark.on_both_databases

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
INBOX = table_of(Inbox)
PUT = insert(INBOX).values(state="new", tries=0, error="").returning(INBOX.c.id, INBOX.c.raw)
OF_LANES = (
    select(INBOX.c.update_key, INBOX.c.raw, INBOX.c.received_at, INBOX.c.lease_until)
    .where(INBOX.c.lane.in_(bindparam("lanes", expanding=True)), INBOX.c.state == "new")
    .order_by(INBOX.c.id)
)
DONE = update(INBOX).where(INBOX.c.update_key == bindparam("key")).values(state="done")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = fresh_database(tmp_path)
    made.transact(lambda s: bare_each(s, PUT, [_row(one) for one in "abc"]))
    return made


def _row(key: str) -> dict[str, object]:
    here = {"channel": "telegram", "update_key": key, "lane": f"lane {key}"}
    return here | {"raw": {"said": [key, None]}, "received_at": NOON, "next_at": NOON}


def test_values_come_back_as_they_were_given(database: Database) -> None:
    def unit(session: Session) -> object:
        told = bare(session, OF_LANES, {"lanes": ["lane a", "lane c"]})
        assert told == [
            tuple(row) for row in session.execute(OF_LANES, {"lanes": ["lane a", "lane c"]})
        ]
        return told

    assert database.transact(unit) == [
        ("a", {"said": ["a", None]}, NOON, None),
        ("c", {"said": ["c", None]}, NOON, None),
    ]


def test_a_list_may_be_named_twice_and_its_values_are_made_ready_for_the_database(
    database: Database,
) -> None:
    at, key = INBOX.c.received_at, INBOX.c.update_key
    some = bindparam("moments", type_=UTCDateTime(), expanding=True)
    known = at.in_(some) & key.not_in(["c"]) & INBOX.c.next_at.in_(some)
    query = select(key).where(known, key != bindparam("but")).order_by(key)
    told = {"moments": [NOON + timedelta(hours=1), NOON], "but": "a"}
    assert database.transact(lambda s: bare(s, query, told)) == [("b",)]


LANES = [f"lane {key}" for key in "abcdefg"]


@pytest.mark.parametrize("lanes", [[], ["lane b"], LANES[:2], LANES[:3], LANES], ids=len)
def test_a_list_may_be_of_any_length(database: Database, lanes: list[str]) -> None:
    found = database.transact(lambda s: bare(s, OF_LANES, {"lanes": lanes}))
    assert [f"lane {key}" for key, *_ in found] == [lane for lane in lanes if lane in LANES[:3]]


def test_what_answers_nothing_answers_no_rows(database: Database) -> None:
    done = database.transact(lambda s: bare_each(s, DONE, [{"key": "a"}, {"key": "b"}]))
    left = database.transact(lambda s: bare(s, OF_LANES, {"lanes": ["lane a", "lane b", "lane c"]}))
    assert not done and [key for key, *_ in left] == ["c"]


@pytest.mark.parametrize("more", [{"holder": 5}, {"lane": None}], ids=["more", "fewer"])
def test_rows_that_name_other_things_are_refused_as_a_whole(
    database: Database, more: dict[str, object]
) -> None:
    other = {name: value for name, value in (_row("e") | more).items() if value is not None}
    with pytest.raises(ValueError, match="differ in what they name"):
        database.transact(lambda s: bare_each(s, PUT, [_row("d"), other]))
    assert not database.transact(lambda s: bare(s, OF_LANES, {"lanes": ["lane d", "lane e"]}))


def test_a_failure_is_told_as_sqlalchemy_tells_it_and_without_what_was_written(
    database: Database,
) -> None:
    with pytest.raises(IntegrityError) as failed:
        database.transact(lambda s: bare(s, PUT, _row("a") | {"raw": {"said": "a secret"}}))
    assert "secret" not in str(failed.value)


def test_of_a_unit_that_failed_nothing_stays_whatever_was_asked_before_it(
    database: Database,
) -> None:
    def fails(session: Session) -> None:
        bare_each(session, DONE, [{"key": "a"}])
        raise RuntimeError

    def unit(session: Session) -> object:
        bare_each(session, DONE, [{"key": "b"}])
        assert isinstance(under_savepoint(session, fails), RuntimeError)
        bare_each(session, DONE, [{"key": "c"}])
        return bare(session, OF_LANES, {"lanes": LANES})

    [(key, *_)] = database.transact(unit)
    assert key == "a"


JAKARTA = timezone(timedelta(hours=7))
EARLY = NOON.replace(year=1970, tzinfo=None)


@given(datetimes(min_value=EARLY, timezones=sampled_from([UTC, JAKARTA])))
def test_moments_are_kept_and_told_as_sqlalchemy_does(at: datetime) -> None:
    """Theirs stand in the books already, and are compared with ours as texts."""
    kind = UTCDateTime().dialect_impl(sqlite())
    text: str = kind.bind_processor(sqlite())(at)
    assert moments.kept(at) == text
    assert moments.told(text) == kind.result_processor(sqlite(), None)(text) == at
    assert moments.told(text).tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moments.kept(NOON.replace(tzinfo=None))
