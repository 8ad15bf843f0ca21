"""Where the orders of an account and its sums by period do not say the same."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from deals.selling.sold import Sold
from storage.selling import sold
from storage.selling.counting import counting
from storage.tables import OrderLine, PeriodSum, ShopAccount


@dataclass(frozen=True)
class Differing:
    """An account of which both are known."""

    account: str
    by_orders: Sold
    by_periods: Sold

    @property
    def orders_idr(self) -> int:
        """Also of those that are not settled: a platform's sums hold them."""
        return self.by_orders.gmv_idr + self.by_orders.pending_gmv_idr

    @property
    def apart_idr(self) -> int:
        return abs(self.orders_idr - self.by_periods.gmv_idr)


def differing(session: Session, shop_id: int, month: str) -> list[Differing]:
    """Those of a shop and month, the furthest apart first."""
    names = _with_both(session, shop_id, month)
    orders = sold.by_orders(session, month, [*names])
    periods = sold.by_periods(session, month, [*names])
    found = [Differing(names[number], orders[number], periods[number]) for number in names]
    return sorted((one for one in found if one.apart_idr), key=lambda one: -one.apart_idr)


def _with_both(session: Session, shop_id: int, month: str) -> dict[int, str]:
    """The accounts of which orders and sums by period are known."""
    having = [
        select(rows.account_id).where(rows.shop_id == shop_id, rows.month == month, counting(rows))
        for rows in (OrderLine, PeriodSum)
    ]
    query = select(ShopAccount.id, ShopAccount.account).where(ShopAccount.shop_id == shop_id)
    for one in having:
        query = query.where(col(ShopAccount.id).in_(one))
    session.flush()
    return {number or 0: account for number, account in session.exec(query)}
