"""Many rows in one step. Between any two rows SQLite's driver lets the other threads go on, and has
to wait for its turn again: beside a busy event loop that takes longer than all the rest. So they
are found, written and changed as one JSON text, of what JSON has too: texts, numbers, times."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Insert,
    Select,
    Text,
    Update,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.sql.visitors import replacement_traverse
from sqlmodel import Session

from storage.bare import bare, bare_each
from storage.prepared import Row, Values, sqlite, to_keep, to_read

Names = tuple[str, ...]
Always = tuple[tuple[str, Any], ...]
Converts = list[tuple[int, Callable[[Any], Any]]]  # which place, and how


def found(session: Session, query: Select[Any], values: Values) -> Sequence[Row]:
    """All that the query finds, in its order."""
    if not _on_sqlite(session):
        return bare(session, query, values)
    gathered, converts = _gathered(query)
    [(told,)] = bare(session, gathered, values)
    rows: list[list[Any]] = json.loads(told)
    _convert(rows, converts)
    return rows  # type: ignore[return-value]


def change(session: Session, update: Update, names: Names, many: Sequence[Row]) -> None:
    """The update, once for each of these rows, of which there is at least one: values by name."""
    if not _on_sqlite(session):
        bare_each(session, update, [dict(zip(names, row, strict=True)) for row in many])
        return
    of_all, converts = _of_all(update, names)
    rows = [[*row] for row in many]
    _convert(rows, converts)
    bare(session, of_all, {"told": json.dumps(rows)})


def insert(session: Session, into: Insert, always: Values, rows: Sequence[Values]) -> Sequence[Row]:
    """What the insert answers of these rows, of which there is at least one, in their order; each
    is what is `always` said, and what it names itself: the same names, else ValueError is raised.
    SQLite's alone: other drivers do so by themselves. A text ends at its first NUL, which
    PostgreSQL takes in none either."""
    names = tuple(rows[0])
    if any(row.keys() != rows[0].keys() for row in rows):
        raise ValueError("rows of one statement differ in what they name")
    of_all, converts = _inserting(into, tuple(always.items()), names)
    told = [[row[name] for name in names] for row in rows]
    _convert(told, converts)
    return bare(session, of_all, {"told": json.dumps(told, ensure_ascii=False)})


@lru_cache(maxsize=100)
def _inserting(into: Insert, always: Always, names: Names) -> tuple[Insert, Converts]:
    told = _told("key", "value")
    given = [_place(told, place) for place in range(len(names))]
    same = [literal(value, into.table.c[name].type) for name, value in always]
    rows = select(*given, *same).where(true()).order_by(told.c.key)  # SQLite needs a `where` here
    of_all = into.from_select([*names, *(name for name, _ in always)], rows, include_defaults=False)
    return of_all, _of_some([to_keep(into.table.c[name].type) for name in names])


@lru_cache(maxsize=100)
def _gathered(query: Select[Any]) -> tuple[Select[Any], Converts]:
    rows = query.subquery()
    converts = [to_read(column.type) for column in rows.c]
    return select(func.json_group_array(func.json_array(*rows.c))), _of_some(converts)


@lru_cache(maxsize=100)
def _of_all(update: Update, names: Names) -> tuple[Update, Converts]:
    told = _told("value")

    def its_place(one: Any, **how: Any) -> Any:
        if isinstance(one, BindParameter) and one.key in names:
            return _place(told, names.index(one.key))
        return None

    given = update.compile(dialect=sqlite(), column_keys=[*names]).binds
    converts = [to_keep(given[name].type) for name in names]
    of_all: Any = replacement_traverse(cast(Any, update), {}, cast(Any, its_place))
    return of_all, _of_some(converts)


def _told(*columns: str) -> Any:
    """The rows of the JSON text, as a table."""
    return func.json_each(bindparam("told", type_=Text)).table_valued(*columns, name="told")


def _place(told: Any, place: int) -> Any:
    return told.c.value.op("->>")(literal_column(str(place)))


def _of_some(converts: list[Any]) -> Converts:
    return [(place, convert) for place, convert in enumerate(converts) if convert]


def _convert(rows: list[list[Any]], converts: Converts) -> None:
    """What is none is so in every type of ours."""
    for row in rows:
        for place, convert in converts:
            if row[place] is not None:
                row[place] = convert(row[place])


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
