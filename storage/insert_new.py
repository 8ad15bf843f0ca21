"""Rows that are written unless one of their keys is taken: an update may come twice, and a letter
is made once."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from sqlmodel import Session, SQLModel

from storage import in_one_step
from storage.bare import bare_each, table_of
from storage.later import put_off


class InsertNew:
    """Inserts rows, or nothing where one of their keys is taken. `always`: what each row holds."""

    def __init__(self, rows: type[SQLModel], told: str = "id", **always: Any) -> None:
        """`told`: the column that is answered of each row that is new."""
        self._table = table_of(rows)
        self._told = told
        self._always = always

    def __call__(self, session: Session, **row: Any) -> bool:
        """Whether the row is new."""
        return bool(self.all(session, [row]))

    def later(self, session: Session, **row: Any) -> None:
        """With others in one statement, before anything else is asked of the database."""
        put_off(session, self.all, row)

    def all(self, session: Session, rows: Sequence[dict[str, Any]]) -> Sequence[Any]:
        """Of those that are new. Raises ValueError where rows differ in what they name."""
        database = session.get_bind().dialect.name
        if len(rows) > 1 and database == "sqlite":
            new = in_one_step.insert(session, self._unless_taken(database), self._always, rows)
        else:
            new = bare_each(session, self._one_by_one(database), rows)
        return [told for (told,) in new]

    @cache  # noqa: B019  # there are as many of these as tables
    def _one_by_one(self, database: str) -> Any:
        return self._unless_taken(database).values(self._always)

    @cache  # noqa: B019
    def _unless_taken(self, database: str) -> Any:
        """In the words of that database, whose dialect alone is imported."""
        insert = import_module(f"sqlalchemy.dialects.{database}").insert(self._table)
        return insert.on_conflict_do_nothing().returning(self._table.c[self._told])
