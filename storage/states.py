"""States as words in the statement itself: a bound value hides which partial index would do."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam
from sqlmodel import col


def in_state(column: Any, *states: str) -> ColumnElement[bool]:
    """The column holds one of the states, in the very words of the partial indices."""
    if len(states) == 1:
        one: BindParameter[str] = bindparam("state", states[0], unique=True, literal_execute=True)
        return col(column) == one
    several: BindParameter[str] = bindparam(
        "states", states, unique=True, expanding=True, literal_execute=True
    )
    return col(column).in_(several)
