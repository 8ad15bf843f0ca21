"""Later: rows that nobody has asked for yet, written together with others in one statement."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

LATER = "later"
Waiting = dict[Callable[[Session, list[dict[str, Any]]], Any], list[dict[str, Any]]]


def write_later(session: Session) -> None:
    """Now it is: something is asked of the database, or the transaction comes to its end."""
    waiting: Waiting = session.info.pop(LATER, {})
    for insert, rows in waiting.items():
        insert(session, rows)


def drop_later(session: Session) -> None:
    """What was to be written is undone."""
    session.info.pop(LATER, None)
