"""Which of the rows that sales files left count: those that stand, of files that are no longer
underway."""

from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlmodel import SQLModel

from storage.bare import table_of
from storage.states import standing
from storage.tables import SalesUnderway

_UNDERWAY = select(table_of(SalesUnderway).c.file_id)


def counting(rows: type[SQLModel] | Table) -> ColumnElement[Any]:
    """The row counts."""
    table = rows if isinstance(rows, Table) else table_of(rows)
    return standing(table) & table.c.file_id.not_in(_UNDERWAY)
