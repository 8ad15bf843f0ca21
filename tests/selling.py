"""Shops, and what was sold in them, for stories: rows as a file of the shop would leave them."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from sqlmodel import Session, select

from storage.tables import OrderLine, PeriodSum, SalesFile, ShopAccount
from tests.desk import House

_numbers = count(1)


@dataclass(frozen=True)
class Selling:
    """A shop of a house, in which things are sold."""

    house: House
    shop_id: int

    def order(
        self,
        account: str,
        partner_id: int | None,
        units: int = 1,
        gmv_idr: int = 100_000,
        **more: Any,
    ) -> None:
        """A line of an order of that account; settled, in September, unless `more` says else."""
        line = {
            "order_no": f"{next(_numbers)}",
            "sku": "1",
            "month": "2026-09",
            "state": "settled",
            "commission_idr": gmv_idr // 10,
        }
        self._add(OrderLine, account, partner_id, {**line, **more}, units, gmv_idr)

    def period(
        self,
        account: str,
        partner_id: int | None,
        first: date,
        last: date,
        units: int = 1,
        gmv_idr: int = 100_000,
        **more: Any,
    ) -> None:
        """What an account sold from one day to another, as its platform sums it up."""
        line = {
            "first": first,
            "last": last,
            "month": f"{first:%Y-%m}",
            "orders": units,
            "commission_idr": gmv_idr // 10,
        }
        self._add(PeriodSum, account, partner_id, {**line, **more}, units, gmv_idr)

    def _add(
        self, rows: Any, account: str, partner_id: int | None, line: Any, units: int, gmv_idr: int
    ) -> None:
        def add(session: Session) -> None:
            of = {
                "shop_id": self.shop_id,
                "account_id": self._account(session, account, partner_id),
            }
            of["file_id"] = self._file(session)
            session.add(rows(**of, **line, units=units, gmv_idr=gmv_idr, mark="-"))

        self.house.do(add)

    def _account(self, session: Session, account: str, partner_id: int | None) -> int:
        query = select(ShopAccount).where(ShopAccount.shop_id == self.shop_id)
        row = session.exec(query.where(ShopAccount.account == account)).first()
        if row is None:
            state = "ours" if partner_id else "open"
            row = ShopAccount(
                shop_id=self.shop_id, account=account, partner_id=partner_id, state=state
            )
            session.add(row)
            session.flush()
        return row.id or 0

    def _file(self, session: Session) -> int:
        row = session.exec(select(SalesFile).where(SalesFile.shop_id == self.shop_id)).first()
        if row is None:
            of_it = {"kind": "orders", "sha256": "-", "name": "orders.csv", "month": "2026-09"}
            row = SalesFile(
                shop_id=self.shop_id, **of_it, rows=1, taken_by=1, taken_at=self.house.now
            )
            session.add(row)
            session.flush()
        return row.id or 0


def shop(house: House, name: str = "TikTok Shop Herbana") -> Selling:
    """A shop of that name, in which nothing was sold yet."""
    return Selling(house, house.shop(name))
