"""States as words in the statement itself: a bound value hides which partial index would do."""

from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlmodel import col


def in_state(column: Any, *states: str) -> ColumnElement[bool]:
    """The column holds one of the states, in the very words of the partial indices."""
    words: list[ColumnElement[str]] = [literal_column(f"'{state}'") for state in states]
    return col(column).in_(words) if len(words) > 1 else col(column) == words[0]
