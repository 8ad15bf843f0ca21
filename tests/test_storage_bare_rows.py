"""Rows made of a bare statement's answers are as good as those that the session reads."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from deals.channel import Address
from storage.bare import bare
from storage.bare_rows import BareRows
from storage.db import Database, under_savepoint
from storage.partner import people
from storage.tables import Partner, Person
from tests.fresh import fresh_database

pytestmark = pytest.mark.on_both_databases

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
BOTH = BareRows(Person, Partner)
OF_PARTNER = (
    select(*BOTH.columns)
    .join_from(Person, Partner, col(Partner.id) == Person.partner_id)
    .where(col(Partner.id) == bindparam("number"))
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = fresh_database(tmp_path)
    made.transact(_rani)
    return made


def _rani(session: Session) -> None:
    handles = {"platform": "tiktok", "handle": "rani", "phone": "0812", "problems": ["twice"]}
    session.add(Partner(id=7, name="Rani", listed_at=NOON, **handles))
    session.flush()
    people.join(session, 7, "self", "Rani", Address("telegram", "77"), NOON)


def _read(session: Session) -> tuple[Person, Partner]:
    [(person, partner)] = BOTH.made(session, bare(session, OF_PARTNER, {"number": 7}))
    return person, partner


def test_they_hold_what_the_session_would_read(database: Database) -> None:
    bare_ones = database.transact(_read)
    read = database.transact(lambda s: (s.get_one(Person, bare_ones[0].id), s.get_one(Partner, 7)))
    assert [one.model_dump() for one in bare_ones] == [one.model_dump() for one in read]


def test_what_is_written_to_them_is_kept(database: Database) -> None:
    def stop(session: Session) -> bool:
        _, partner = _read(session)
        unchanged = not session.dirty
        partner.stopped_at = NOON
        return unchanged

    assert database.transact(stop)
    assert database.transact(lambda s: s.get_one(Partner, 7).stopped_at) == NOON


def test_a_row_that_the_session_holds_goes_on_with_what_was_written_to_it(
    database: Database,
) -> None:
    def unit(session: Session) -> None:
        held = session.get_one(Partner, 7)
        held.name = "Rani Putri"
        assert _read(session)[1] is held
        assert held.name == "Rani Putri"

    database.transact(unit)
    assert database.transact(lambda s: s.get_one(Partner, 7).name) == "Rani Putri"


def test_nothing_of_a_unit_that_failed_stays_in_them(database: Database) -> None:
    def unit(session: Session) -> str:
        _, partner = _read(session)

        def fails(inner: Session) -> None:
            partner.name = "Somebody else"
            raise RuntimeError

        assert isinstance(under_savepoint(session, fails), RuntimeError)
        return partner.name

    assert database.transact(unit) == "Rani"
