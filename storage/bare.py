"""Bare statements: built once, and without objects, for what happens with every message."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from sqlalchemy import Executable, Insert, Table, insert, inspect, literal_column
from sqlmodel import Session, SQLModel

from storage.later import LATER, write_later
from storage.prepared import Row, Values, executed, executed_each

AT_ONCE = 512
T = TypeVar("T")


def table_of(rows: type[SQLModel]) -> Table:
    """The table of these rows. What is written to it so is not seen in rows read before."""
    found = inspect(rows).local_table
    assert isinstance(found, Table)
    return found


def bare(session: Session, statement: Executable, values: Values) -> Sequence[Row]:
    """Executes a statement that has nothing to do with rows that the session holds: without
    looking for them it takes a part of the time. What is not flushed yet it does not see."""
    write_later(session)
    return executed(session, statement, values)


def bare_each(session: Session, statement: Executable, many: Sequence[Values]) -> Sequence[Row]:
    """The same once for each of these values, of which there is at least one."""
    write_later(session)
    return executed_each(session, statement, many)


def as_written(row: SQLModel) -> dict[str, Any]:
    """What an insert says of a new row: neither its number nor what is none."""
    return {name: value for name, value in row if value is not None}


def insert_alike(row: SQLModel, *differing: str) -> Insert:
    """Inserts many rows like this one. What differs is given with each; the same words, numbers and
    empty lists stand in the statement itself, where nobody converts them for each."""
    same: dict[str, Any] = {
        name: literal_column(str(value) if isinstance(value, int) else f"'{value}'")
        for name, value in as_written(row).items()
        if name not in differing
    }
    return insert(table_of(type(row))).values(same)


def in_parts(some: Sequence[T]) -> Iterator[list[T]]:
    """As many at once as one statement may name. Each part is filled up with its last to twice as
    many, four times, and so on, so that few statements are prepared."""
    for first in range(0, len(some), AT_ONCE):
        part = [*some[first : first + AT_ONCE]]
        size = 1 << (len(part) - 1).bit_length()
        yield part + part[-1:] * (size - len(part))


class InsertNew:
    """Inserts rows, or nothing where one of their keys is taken. `always`: what each row holds."""

    def __init__(self, rows: type[SQLModel], told: str = "id", **always: Any) -> None:
        """`told`: the column that is answered of each row that is new."""
        self._table = table_of(rows)
        self._told = told
        self._always = always

    def __call__(self, session: Session, **row: Any) -> bool:
        """Whether the row is new."""
        return bool(self.all(session, [row]))

    def later(self, session: Session, **row: Any) -> None:
        """With others in one statement, before anything else is asked of the database."""
        session.info.setdefault(LATER, {}).setdefault(self.all, []).append(row)

    def all(self, session: Session, rows: Sequence[dict[str, Any]]) -> Sequence[Any]:
        """Of those that are new, in one statement."""
        insert = self._insert(session.get_bind().dialect.name)
        return [told for (told,) in bare_each(session, insert, rows)]

    @cache  # noqa: B019  # there are as many of these as tables
    def _insert(self, database: str) -> Any:
        """In the words of that database, whose dialect alone is imported."""
        insert = import_module(f"sqlalchemy.dialects.{database}").insert(self._table)
        unless_taken = insert.values(self._always).on_conflict_do_nothing()
        return unless_taken.returning(self._table.c[self._told])
