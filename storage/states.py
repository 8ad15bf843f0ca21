"""Conditions said so that either database answers them by its indices."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, literal_column
from sqlmodel import SQLModel, col


def in_state(column: Any, *states: str) -> ColumnElement[bool]:
    """The column holds one of the states, in the very words of the partial indices: a bound value
    hides which of them would do."""
    words = _words(states)
    return col(column).in_(words) if len(words) > 1 else col(column) == words[0]


def not_in_state(column: Any, *states: str) -> ColumnElement[bool]:
    words = _words(states)
    return col(column).not_in(words) if len(words) > 1 else col(column) != words[0]


def standing(rows: type[SQLModel] | Table) -> ColumnElement[Any]:
    """The row stands. Of a column SQLite would be asked whether it is 1, which hides the partial
    indices of what stands."""
    name = rows.name if isinstance(rows, Table) else rows.__tablename__
    return literal_column(f"{name}.stands")


def aside(column: Any) -> ColumnElement[Any]:
    """The column where its own index would lead astray: another condition finds far less."""
    return func.coalesce(column, column)


def there_is(rows: Select[Any]) -> ColumnElement[bool]:
    """Whether there are such rows, looked up for one row after the other. `exists` PostgreSQL may
    answer by joining all with all, when much has come since it last counted."""
    return rows.limit(1).scalar_subquery().is_not(None)


def _words(states: Sequence[str]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{state}'") for state in states]
