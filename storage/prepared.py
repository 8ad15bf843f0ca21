"""Prepared statements: what happens with every message is put into SQL once, and the converters of
its values and columns are looked up once. What is left on SQLite is what its driver takes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from operator import itemgetter
from sqlite3 import Connection, Error
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

Row = tuple[Any, ...]
Values = Mapping[str, Any]
Convert = Callable[[Any], Any]
Given = tuple[tuple[str, int], ...]  # names of values, and of how many each is a list (ONE: none)
ONE = -1


def executed(session: Session, statement: Any, values: Values) -> Sequence[Row]:
    """The rows that it answers; none where it answers none."""
    if session.get_bind().dialect.name == "sqlite":
        return _prepared(statement, values).rows(_driver(session), values)
    return _asked(session, statement, values)


def executed_each(session: Session, statement: Any, many: Sequence[Values]) -> Sequence[Row]:
    """The same for values that differ in nothing but what they are: each has the same names, else
    ValueError is raised, since the database would be told of the first one's alone."""
    if any(len(values) != len(many[0]) for values in many):  # another name for one fails by itself
        raise ValueError("rows of one statement differ in what they name")
    if session.get_bind().dialect.name == "sqlite":
        prepared, driver = _prepared(statement, many[0]), _driver(session)
        return [row for values in many for row in prepared.rows(driver, values)]
    return _asked(session, statement, [*many])


class _Prepared:
    """A statement as SQLite's driver takes it."""

    def __init__(self, statement: Any, given: Given, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=[name for name, _ in given])
        example = {name: None if many == ONE else [None] * many for name, many in given}
        ready = compiled.construct_expanded_state(example)
        converts = {
            name: value.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
            for name, value in compiled.binds.items()
        }
        in_list = {
            one: (name, place)
            for name, ones in ready.parameter_expansion.items()
            for place, one in enumerate(ones)
        }
        self.sql: str = ready.statement
        self._take: list[Callable[[Values], Any]] = []
        for one in ready.positiontup:
            name, place = in_list.get(one, (one, None))
            if name not in example:
                self._take.append(_always(converts.get(name, _as_it_is)(ready.parameters[one])))
            else:
                self._take.append(_given(name, place, converts[name]))
        columns = getattr(statement, "exported_columns", ())
        read = [column.type.dialect_impl(dialect) for column in columns]
        self._read = [kind.result_processor(dialect, None) or _as_it_is for kind in read]

    def rows(self, driver: Connection, values: Values) -> Sequence[Row]:
        """Raises SQLAlchemy's DBAPIError, as if it had been executed by that."""
        given = [take(values) for take in self._take]
        try:
            found = driver.execute(self.sql, given).fetchall()
        except Error as error:
            raise DBAPIError.instance(self.sql, None, error, Error, hide_parameters=True) from error
        read = self._read
        return [
            tuple([convert(one) for convert, one in zip(read, row, strict=True)]) for row in found
        ]


def _prepared(statement: Any, values: Values) -> _Prepared:
    return _prepare(statement, tuple([(name, _many(value)) for name, value in values.items()]))


@lru_cache(maxsize=1000)
def _prepare(statement: Any, given: Given) -> _Prepared:
    return _Prepared(statement, given, _sqlite())


@cache
def _sqlite() -> Dialect:
    made: Dialect = import_module("sqlalchemy.dialects.sqlite.pysqlite").dialect()
    return made


def _many(value: Any) -> int:
    return len(value) if isinstance(value, list | tuple) else ONE


def _driver(session: Session) -> Connection:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, Connection)
    return driver


def _asked(session: Session, statement: Any, values: Any) -> Sequence[Row]:
    result = session.connection().execute(statement, values)
    return [tuple(row) for row in result] if result.returns_rows else []


def _given(name: str, place: int | None, convert: Convert) -> Callable[[Values], Any]:
    if place is not None:
        return lambda values: convert(values[name][place])
    return itemgetter(name) if convert is _as_it_is else lambda values: convert(values[name])


def _always(value: Any) -> Callable[[Values], Any]:
    return lambda values: value


def _as_it_is(value: Any) -> Any:
    return value
