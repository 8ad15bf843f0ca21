"""What is found and changed in one step is what it would be row by row."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from storage import in_one_step
from storage.bare import bare, table_of
from storage.db import Database
from storage.tables import Process
from tests.fresh import fresh_database

pytestmark = pytest.mark.on_both_databases

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
PROCESS = table_of(Process)
ALL = select(PROCESS.c.role, PROCESS.c.started_at, PROCESS.c.seen_at).order_by(PROCESS.c.id.desc())
OF_ROLES = ALL.where(PROCESS.c.role.in_(bindparam("roles", expanding=True))).limit(9)
SEEN = (
    update(PROCESS)
    .where(PROCESS.c.role == bindparam("who"))
    .values(role=bindparam("now_called"), seen_at=bindparam("at"))
)
NAMES = ("who", "now_called", "at")
WORDS = 'kak "Rani" 😊\n{?}'


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = fresh_database(tmp_path)

    def unit(session: Session) -> None:
        for role in ("all", "web", WORDS):
            session.add(Process(role=role, started_at=NOON, seen_at=NOON))
            session.flush()

    made.transact(unit)
    return made


@pytest.mark.parametrize("roles", [["all", "web", WORDS], [WORDS], ["nobody"], []])
def test_all_is_found_as_it_was_written_and_in_order(database: Database, roles: list[str]) -> None:
    def unit(session: Session) -> tuple[object, object]:
        found = in_one_step.found(session, OF_ROLES, {"roles": roles})
        return [tuple(row) for row in found], [*bare(session, OF_ROLES, {"roles": roles})]

    in_one, one_by_one = database.transact(unit)
    assert in_one == one_by_one
    expected = [(role, NOON, NOON) for role in (WORDS, "web", "all") if role in roles]
    assert in_one == expected


def test_each_row_is_changed_as_it_is_told_and_no_other(database: Database) -> None:
    later = NOON + timedelta(seconds=1, microseconds=7)

    def unit(session: Session) -> object:
        told = [("all", WORDS, later), ("web", "?", NOON - timedelta(days=1)), ("nobody", "", NOON)]
        in_one_step.change(session, SEEN, NAMES, told)
        return [*bare(session, ALL, {})]

    assert database.transact(unit) == [
        (WORDS, NOON, NOON),
        ("?", NOON, NOON - timedelta(days=1)),
        (WORDS, NOON, later),
    ]
