"""What is known of each shop and month: how many files, orders and accounts, and what they sold."""

from dataclasses import dataclass

from sqlalchemy import case, select
from sqlmodel import Session, col, func
from sqlmodel import select as select_rows

from storage.selling.counting import counting, unsettled
from storage.tables import OrderLine, PeriodSum, ShopAccount

Rows = type[OrderLine] | type[PeriodSum]


@dataclass(frozen=True)
class MonthKept:
    """`lines`: of orders, or of periods where `kind` says so; `units`: settled."""

    month: str
    kind: str
    lines: int
    accounts: int
    units: int
    gmv_idr: int


def months(session: Session, shop_id: int, count: int = 3) -> list[MonthKept]:
    """The newest months of a shop, of each what is known by orders and by periods."""
    newest = _newest(session, shop_id, count)
    found = [*_of(session, shop_id, newest, OrderLine), *_of(session, shop_id, newest, PeriodSum)]
    return sorted(found, key=lambda one: (one.month, one.kind), reverse=True)


def open_accounts(session: Session, shop_id: int | None = None) -> int:
    """How many accounts, of one shop or of all, have sold and nobody has settled."""
    query = select_rows(func.count(col(ShopAccount.id))).where(*unsettled())
    query = query.where(ShopAccount.shop_id == shop_id) if shop_id else query
    return session.exec(query).one()


def _newest(session: Session, shop_id: int, count: int) -> list[str]:
    """One after the other, so that nobody goes through those before."""
    found: list[str] = []
    while len(found) < count:
        before = found[-1] if found else "9999"
        last = (_last_before(session, shop_id, before, rows) for rows in (OrderLine, PeriodSum))
        month = max(one or "" for one in last)
        if not month:
            break
        found.append(month)
    return found


def _last_before(session: Session, shop_id: int, month: str, rows: Rows) -> str | None:
    query = select(func.max(rows.month)).where(col(rows.shop_id) == shop_id, counting(rows))
    found: str | None = session.scalar(query.where(col(rows.month) < month))
    return found


def _of(session: Session, shop_id: int, newest: list[str], rows: Rows) -> list[MonthKept]:
    counts = case((col(OrderLine.state) == "settled", 1), else_=0) if rows is OrderLine else 1
    query = (
        select(
            col(rows.month),
            func.count(col(rows.id)),
            func.count(col(rows.account_id).distinct()),
            func.sum(col(rows.units) * counts),
            func.sum(col(rows.gmv_idr) * counts),
        )
        .where(col(rows.shop_id) == shop_id, col(rows.month).in_(newest), counting(rows))
        .group_by(col(rows.month))
    )
    kind = "orders" if rows is OrderLine else "periods"
    return [
        MonthKept(month, kind, lines, accounts, int(units), int(gmv))
        for month, lines, accounts, units, gmv in session.execute(query)
    ]
