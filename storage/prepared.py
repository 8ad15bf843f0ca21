"""Prepared statements: what happens with every message is put into SQL once, and the converters of
its values and columns are looked up once. What is left on SQLite is what its driver takes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from importlib import import_module
from sqlite3 import Connection, Error
from typing import Any

from sqlalchemy import Dialect, event, orm
from sqlalchemy.sql.compiler import ExpandedState
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from storage import moments
from storage.engines import in_our_words

Row = tuple[Any, ...]
Values = Mapping[str, Any]
Convert = Callable[[Any], Any]
Lists = tuple[tuple[str, int], ...]  # of the values that are lists the names, with the room of each
LISTS = (list, tuple)
DRIVER = "driver"


def executed(session: Session, statement: Any, values: Values) -> Sequence[Row]:
    """The rows that it answers; none where it answers none."""
    if driver := _driver(session):
        return _prepared(statement, values).rows(driver, values)
    return _asked(session, statement, values)


def executed_each(session: Session, statement: Any, many: Sequence[Values]) -> Sequence[Row]:
    """The same for values that differ in nothing but what they are: each has the same names, else
    ValueError is raised, since the database would be told of the first one's alone."""
    if any(len(values) != len(many[0]) for values in many):  # another name for one fails by itself
        raise ValueError("rows of one statement differ in what they name")
    if driver := _driver(session):
        return _prepared(statement, many[0]).rows_of_each(driver, many)
    return _asked(session, statement, [*many])


class _Prepared:
    """A statement as SQLite's driver takes it."""

    def __init__(
        self, statement: Any, names: Sequence[str], rooms: Mapping[str, int], dialect: Dialect
    ) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        example = {name: [None] * rooms[name] if name in rooms else None for name in names}
        ready = compiled.construct_expanded_state(example)
        converts = {name: to_keep(one.type) for name, one in compiled.binds.items()}
        self.sql: str = ready.statement
        self._in_order = _InOrder(ready, example, converts)
        columns = getattr(statement, "exported_columns", ())
        read = [to_read(column.type) for column in columns]
        self._read = [(place, convert) for place, convert in enumerate(read) if convert]
        self._answers = bool(read)

    def rows(self, driver: Connection, values: Values) -> Sequence[Row]:
        """Raises SQLAlchemy's DBAPIError, as if it had been executed by that."""
        try:
            found = driver.execute(self.sql, self._in_order(values)).fetchall()
        except Error as error:
            raise in_our_words(self.sql, error) from error
        return [self._converted(row) for row in found] if self._read else found

    def rows_of_each(self, driver: Connection, many: Sequence[Values]) -> Sequence[Row]:
        if self._answers:
            return [row for values in many for row in self.rows(driver, values)]
        try:
            driver.executemany(self.sql, map(self._in_order, many))
        except Error as error:
            raise in_our_words(self.sql, error) from error
        return []

    def _converted(self, row: Row) -> Row:
        """What is none is so in every type of ours."""
        told = [*row]
        for place, convert in self._read:
            if told[place] is not None:
                told[place] = convert(told[place])
        return tuple(told)


class _InOrder:
    """The values of a statement, as SQLite keeps them, in the order in which it takes them."""

    def __init__(
        self, ready: ExpandedState, given: Collection[str], converts: Mapping[str, Convert | None]
    ) -> None:
        self._always = [ready.parameters[one] for one in ready.positiontup or ()]
        self._given: list[tuple[int, str, Convert | None]] = []
        self._listed: list[tuple[int, str, int, Convert | None]] = []
        lists = {
            ones[0]: (name, len(ones))
            for name, ones in ready.parameter_expansion.items()
            if ones and name in given
        }
        for at, one in enumerate(ready.positiontup or ()):
            convert = converts.get(one)
            if one in lists:
                name, room = lists[one]
                self._listed.append((at, name, room, converts[name]))
            elif one in given:
                self._given.append((at, one, convert))
            elif convert:
                self._always[at] = convert(self._always[at])

    def __call__(self, values: Values) -> list[Any]:
        """What room a list leaves its last one fills."""
        told = self._always.copy()
        for at, name, convert in self._given:
            told[at] = convert(values[name]) if convert else values[name]
        for at, name, room, convert in self._listed:
            ones = [convert(one) for one in values[name]] if convert else [*values[name]]
            told[at : at + room] = ones + ones[-1:] * (room - len(ones))
        return told


def _prepared(statement: Any, values: Values) -> _Prepared:
    lists = [(name, _room(one)) for name, one in values.items() if isinstance(one, LISTS)]
    return _prepare(statement, tuple(values), tuple(lists))


@lru_cache(maxsize=1000)
def _prepare(statement: Any, names: Sequence[str], lists: Lists) -> _Prepared:
    return _Prepared(statement, names, dict(lists), sqlite())


@cache
def sqlite() -> Dialect:
    made: Dialect = import_module("sqlalchemy.dialects.sqlite.pysqlite").dialect()
    return made


def _room(listed: Sequence[Any]) -> int:
    """For 1, 8, 64, 512, 1024, 2048 … values, so that few statements are prepared for lists of any
    length."""
    if not listed:
        return 0
    doublings = (len(listed) - 1).bit_length()
    return 1 << (doublings if doublings > 9 else -(-doublings // 3) * 3)


def to_keep(kind: TypeEngine[Any]) -> Convert | None:
    """What makes of a value of that kind what SQLite keeps; None where that is the value itself."""
    if isinstance(kind, UTCDateTime):
        return _of_moments
    return kind.dialect_impl(sqlite()).bind_processor(sqlite())


def to_read(kind: TypeEngine[Any]) -> Convert | None:
    """The other way round, of a value that is not none."""
    if isinstance(kind, UTCDateTime):
        return moments.told
    return kind.dialect_impl(sqlite()).result_processor(sqlite(), None)


def _of_moments(at: datetime | None) -> str | None:
    return moments.kept(at) if at else None


def _driver(session: Session) -> Connection | None:
    """SQLite's own connection in this transaction or savepoint, which begins with the first that
    asks for it; None on another database."""
    if DRIVER not in session.info:
        driver = session.connection().connection.driver_connection
        session.info[DRIVER] = driver if isinstance(driver, Connection) else None
    found: Connection | None = session.info[DRIVER]
    return found


@event.listens_for(orm.Session, "after_transaction_create")
@event.listens_for(orm.Session, "after_transaction_end")
def _ask_anew(session: orm.Session, transaction: orm.SessionTransaction) -> None:
    session.info.pop(DRIVER, None)


def _asked(session: Session, statement: Any, values: Any) -> Sequence[Row]:
    result = session.connection().execute(statement, values)
    return [tuple(row) for row in result] if result.returns_rows else []
