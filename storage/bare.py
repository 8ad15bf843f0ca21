"""Bare statements: built once, and without objects, for what happens with every message."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Executable, Insert, Table, insert, inspect, literal_column
from sqlmodel import Session, SQLModel

from storage.later import write_later
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
