"""What a unit of work asks of its database, and how that is carried out."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from storage.db import Database


def asked(database: Database, unit: Callable[[Session], Any]) -> list[tuple[str, Any]]:
    """Each statement that reads or writes, with its values; SQLite's holds them."""
    seen: list[tuple[str, Any]] = []
    if database.engine.dialect.name == "sqlite":
        database.transact(lambda s: _traced(s, unit, seen))
    else:
        note = lambda c, cursor, statement, values, *_: seen.append((statement, values))  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", note)
        database.transact(unit)
        event.remove(database.engine, "before_cursor_execute", note)
    return seen


def _traced(session: Session, unit: Callable[[Session], Any], seen: list[tuple[str, Any]]) -> None:
    driver: Any = session.connection().connection.driver_connection
    driver.set_trace_callback(lambda statement: seen.append((statement, ())))
    unit(session)
    driver.set_trace_callback(None)


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
