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
Given = tuple[tuple[str, int], ...]  # names of values, and the room for each list (ONE: no list)
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
        return _prepared(statement, many[0]).rows_of_each(_driver(session), many)
    return _asked(session, statement, [*many])


class _Prepared:
    """A statement as SQLite's driver takes it."""

    def __init__(self, statement: Any, given: Given, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=[name for name, _ in given])
        example = {name: None if room == ONE else [None] * room for name, room in given}
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
        kinds = [column.type.dialect_impl(dialect) for column in columns]
        read = [kind.result_processor(dialect, None) for kind in kinds]
        self._read = [(place, convert) for place, convert in enumerate(read) if convert]
        self._answers = bool(kinds)

    def rows(self, driver: Connection, values: Values) -> Sequence[Row]:
        """Raises SQLAlchemy's DBAPIError, as if it had been executed by that."""
        try:
            found = driver.execute(self.sql, self._in_order(values)).fetchall()
        except Error as error:
            raise self._in_its_words(error) from error
        return [self._converted(row) for row in found] if self._read else found

    def rows_of_each(self, driver: Connection, many: Sequence[Values]) -> Sequence[Row]:
        if self._answers:
            return [row for values in many for row in self.rows(driver, values)]
        try:
            driver.executemany(self.sql, map(self._in_order, many))
        except Error as error:
            raise self._in_its_words(error) from error
        return []

    def _in_order(self, values: Values) -> list[Any]:
        return [take(values) for take in self._take]

    def _in_its_words(self, error: Error) -> Exception:
        return DBAPIError.instance(self.sql, None, error, Error, hide_parameters=True)

    def _converted(self, row: Row) -> Row:
        """What is none is so in every type of ours."""
        told = [*row]
        for place, convert in self._read:
            if told[place] is not None:
                told[place] = convert(told[place])
        return tuple(told)


def _prepared(statement: Any, values: Values) -> _Prepared:
    return _prepare(statement, tuple([(name, _room(value)) for name, value in values.items()]))


@lru_cache(maxsize=1000)
def _prepare(statement: Any, given: Given) -> _Prepared:
    return _Prepared(statement, given, _sqlite())


@cache
def _sqlite() -> Dialect:
    made: Dialect = import_module("sqlalchemy.dialects.sqlite.pysqlite").dialect()
    return made


def _room(value: Any) -> int:
    """For 1, 2, 4, 8 … values, so that few statements are prepared for lists of any length."""
    if not isinstance(value, list | tuple):
        return ONE
    return 1 << (len(value) - 1).bit_length() if value else 0


def _driver(session: Session) -> Connection:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, Connection)
    return driver


def _asked(session: Session, statement: Any, values: Any) -> Sequence[Row]:
    result = session.connection().execute(statement, values)
    return [tuple(row) for row in result] if result.returns_rows else []


def _given(name: str, place: int | None, convert: Convert) -> Callable[[Values], Any]:
    if place is not None:  # what room is left its last one fills
        return lambda values: convert(values[name][min(place, len(values[name]) - 1)])
    return itemgetter(name) if convert is _as_it_is else lambda values: convert(values[name])


def _always(value: Any) -> Callable[[Values], Any]:
    return lambda values: value


def _as_it_is(value: Any) -> Any:
    return value
