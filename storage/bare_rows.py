"""Bare rows: made of what a bare statement found, as if the session itself had read them.

For the few that are read with every message, that would take twice as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, inspect
from sqlalchemy.orm.attributes import instance_state
from sqlmodel import Session, SQLModel

from storage.bare import table_of
from storage.prepared import Row


class _Side:
    """The rows of one table; `first`: where its columns begin among those of the others."""

    def __init__(self, rows: type[SQLModel], first: int) -> None:
        self._rows = rows
        self._new = inspect(rows).class_manager.new_instance
        self._names = table_of(rows).c.keys()
        self._first, self.end = first, first + len(self._names)

    def made(self, session: Session, facts: Row) -> SQLModel:
        """The row, or the one that the session holds already."""
        key = (self._rows, (facts[self._first],), None)
        known = session.identity_map.get(key)
        if known is not None:
            return known
        row = self._new()
        row.__dict__.update(zip(self._names, facts[self._first : self.end], strict=True))
        state = instance_state(row)
        state.key, state.session_id = key, session.hash_key
        session.identity_map.add(state)
        session.dispatch.loaded_as_persistent(session, state)
        return row


class BareRows:
    """Rows of several tables, side by side. `columns`: what their statement selects."""

    def __init__(self, *kinds: type[SQLModel]) -> None:
        self.columns: list[Column[Any]] = [one for rows in kinds for one in table_of(rows).c]
        self._sides: list[_Side] = []
        for rows in kinds:
            self._sides.append(_Side(rows, self._sides[-1].end if self._sides else 0))

    def made(self, session: Session, found: Iterable[Row]) -> Iterator[Sequence[Any]]:
        for facts in found:
            yield [side.made(session, facts) for side in self._sides]
