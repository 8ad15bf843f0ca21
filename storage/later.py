"""Later: rows that nobody has asked for yet, written together with others in one statement."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

LATER = "later"
Row = dict[str, Any]
WriteAll = Callable[[Session, list[Row]], Any]


def put_off(session: Session, write_all: WriteAll, row: Row) -> None:
    """It is written with others of its kind, before anything else is asked of the database."""
    waiting: dict[WriteAll, list[Row]] = session.info.setdefault(LATER, {})
    waiting.setdefault(write_all, []).append(row)


def write_later(session: Session) -> None:
    """Now it is: something is asked of the database, or the transaction comes to its end."""
    waiting: dict[WriteAll, list[Row]] = session.info.pop(LATER, {})
    for write_all, rows in waiting.items():
        write_all(session, rows)


def drop_later(session: Session) -> None:
    """What was to be written is undone."""
    session.info.pop(LATER, None)
