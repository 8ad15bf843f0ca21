"""What a unit of work asks of its database, and how that is carried out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlmodel import Session

from storage.db import Database

Asked = tuple[str, Any]  # a statement, with its values; SQLite's holds them
WORK = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


@contextmanager
def overheard(database: Database) -> Iterator[list[Asked]]:
    """Each statement that reads or writes while the block runs, whoever gives it. SQLite is asked
    itself: what is prepared goes past SQLAlchemy."""
    seen: list[Asked] = []
    if database.engine.dialect.name == "sqlite":
        drivers: set[Any] = set()
        note: Any = lambda connection: _traced(connection, seen, drivers)  # noqa: E731
        when = "begin"  # of each transaction: connections stay open
    else:
        note = lambda c, cursor, statement, values, *_: _note(seen, statement, values)  # noqa: E731
        when, drivers = "before_cursor_execute", set()
    event.listen(database.engine, when, note)
    try:
        yield seen
    finally:
        event.remove(database.engine, when, note)
        for driver in drivers:
            driver.set_trace_callback(None)


def asked(database: Database, unit: Callable[[Session], Any]) -> list[Asked]:
    """What a unit of work asks."""
    with overheard(database) as seen:
        database.transact(unit)
    return seen


def _traced(connection: Connection, seen: list[Asked], drivers: set[Any]) -> None:
    driver: Any = connection.connection.driver_connection
    driver.set_trace_callback(lambda statement: _note(seen, statement, ()))
    drivers.add(driver)


def _note(seen: list[Asked], statement: str, values: Any) -> None:
    if statement.startswith(WORK):
        seen.append((statement, values))


def plans(database: Database, unit: Callable[[Session], Any]) -> list[str]:
    """The lines of how each of its questions is carried out."""
    sqlite = database.engine.dialect.name == "sqlite"
    questions = [one for one in asked(database, unit) if one[0].startswith(("SELECT", "WITH"))]
    assert questions
    with database.engine.connect() as line:
        if not sqlite:
            line.exec_driver_sql("set enable_seqscan = off")  # a small table it would rather read
        word = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
        return [
            row[-1]
            for statement, values in questions
            for row in line.exec_driver_sql(f"{word} {statement}", values)
        ]
