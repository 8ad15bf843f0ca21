"""Bare statements: built once, and without objects, for what happens with every message."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from storage.later import LATER


def table_of(rows: type[SQLModel]) -> Table:
    """The table of these rows. What is written to it so is not seen in rows read before."""
    found = inspect(rows).local_table
    assert isinstance(found, Table)
    return found


class InsertNew:
    """Inserts rows, or nothing where one of their keys is taken. `always`: what each row holds."""

    def __init__(self, rows: type[SQLModel], told: str = "id", **always: Any) -> None:
        """`told`: the column that is answered of each row that is new."""
        table = table_of(rows)
        self._by_database = {
            name: dialect.insert(table)
            .values(always)
            .on_conflict_do_nothing()
            .returning(table.c[told])
            for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
        }

    def __call__(self, session: Session, **row: Any) -> bool:
        """Whether the row is new."""
        return bool(self.all(session, [row]))

    def later(self, session: Session, **row: Any) -> None:
        """With others in one statement, before anything else is asked of the database."""
        session.info.setdefault(LATER, {}).setdefault(self.all, []).append(row)

    def all(self, session: Session, rows: Sequence[dict[str, Any]]) -> Sequence[Any]:
        """Of those that are new, in one statement."""
        insert = self._by_database[session.get_bind().dialect.name]
        given = [*rows] if len(rows) > 1 else rows[0]
        return session.execute(insert, given).scalars().all()
