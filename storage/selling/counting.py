"""Which of the rows that sales files left count: those that stand, of files that are no longer
underway; and which accounts ask whose they are."""

from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select
from sqlmodel import SQLModel, col

from storage.bare import table_of
from storage.states import in_state, standing, there_is
from storage.tables import OrderLine, PeriodSum, SalesUnderway, ShopAccount

_UNDERWAY = select(table_of(SalesUnderway).c.file_id)


def counting(rows: type[SQLModel] | Table) -> ColumnElement[Any]:
    """The row counts."""
    table = rows if isinstance(rows, Table) else table_of(rows)
    return standing(table) & table.c.file_id.not_in(_UNDERWAY)


def unsettled() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The account has sold something that counts, and nobody has said whose it is."""
    sold = or_(_has_any(OrderLine), _has_any(PeriodSum))
    return in_state(ShopAccount.state, "open"), sold


def _has_any(rows: type[OrderLine] | type[PeriodSum]) -> ColumnElement[bool]:
    of_it = col(rows.account_id) == col(ShopAccount.id)
    return there_is(select(col(rows.id)).where(of_it, counting(rows)).correlate(ShopAccount))
