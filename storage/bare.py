"""Bare statements: built once, and without objects, for what happens with every message."""

from typing import Any

from sqlalchemy import Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def table_of(rows: type[SQLModel]) -> Table:
    """The table of these rows. What is written to it so is not seen in rows read before."""
    found = inspect(rows).local_table
    assert isinstance(found, Table)
    return found


class InsertNew:
    """Inserts a row, or nothing where one of its keys is taken. `always`: what each row holds."""

    def __init__(self, rows: type[SQLModel], **always: Any) -> None:
        table = table_of(rows)
        self._by_database = {
            name: dialect.insert(table)
            .values(always)
            .on_conflict_do_nothing()
            .returning(table.c.id)
            for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
        }

    def __call__(self, session: Session, **row: Any) -> bool:
        """Whether the row is new."""
        insert = self._by_database[session.get_bind().dialect.name]
        return session.execute(insert, row).first() is not None
