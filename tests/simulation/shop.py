"""What affiliates sell: the exports of a shop, as they grow from day to day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random

from tests.exports import TIKTOK_ORDERS
from tests.simulation.opening import Listed, affiliates

TITLES = TIKTOK_ORDERS.splitlines()[0]
SETTLES = timedelta(days=5)  # so long an order is pending
RETURNED = 0.06
MOST_ORDERS, MOST_UNITS = 8, 9
PRICE_IDR = 75_000
STRANGER = "toko.lain"  # sells as well, and stands in no list


@dataclass(frozen=True)
class Order:
    """`units` that an account sold at `at`; what comes back is told later."""

    number: int
    account: str
    at: datetime
    units: int
    comes_back: bool

    def row(self, now: datetime, times: int) -> str:
        """As the export of that moment tells it; `times`: its numbers are wrong by that."""
        settled = now >= self.at + SETTLES
        state = "Settled" if settled else "Pending"
        back = "Yes" if self.comes_back and settled else "No"
        units = self.units * times
        idr = units * PRICE_IDR
        paid = idr // 10 if settled else ""
        base = f"{idr},{idr // 10},{idr if settled else ''},{paid}"
        return (
            f"{577_000_000_000_000_000 + self.number},1729,Temulawak,Default,17290001,HT-1,"
            f"{PRICE_IDR},{idr},IDR,{units},{state},{back},{self.account},Showcase,,Open,10%,"
            f"{base},{self.at:%d/%m/%Y %H:%M:%S},,TikTok"
        )


class Shelf:
    """All that is ever sold in the month of one campaign; its affiliates sell, and a stranger."""

    def __init__(self, place: int, begin: datetime, people: Sequence[Listed], seed: int) -> None:
        self.place, self.begin, self.seed = place, begin + timedelta(days=30 * place), seed
        self.accounts = [one.handle for one in people if place in one.campaigns] + [STRANGER]

    @cached_property
    def orders(self) -> list[Order]:
        rng = Random(f"{self.seed}:sold:{self.place}")
        orders = []
        for account in self.accounts:
            for _ in range(rng.randint(0, MOST_ORDERS)):
                at = self.begin + timedelta(hours=rng.random() * 26 * 24)
                units, back = rng.randint(1, MOST_UNITS), rng.random() < RETURNED
                orders.append(Order(len(orders) + 1, account, at, units, back))
        return orders

    def export(self, path: Path, now: datetime, times: int = 1) -> bool:
        """Writes what was sold until then; False when there is nothing yet."""
        rows = [one.row(now, times) for one in self.orders if one.at <= now]
        path.write_text("\n".join([TITLES, *rows]) + "\n", "utf-8")
        return bool(rows)


def shelves(months: int, begin: datetime, people: Sequence[Listed], seed: int) -> list[Shelf]:
    """One for each campaign of affiliates."""
    return [Shelf(place, begin, people, seed) for place in range(months) if affiliates(place)]
