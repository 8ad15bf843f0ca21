"""`python -m tests.bench.ranking AFFILIATES`: as many affiliates with ten orders each in three
months are ranked by what they sold, and the first page shown with their records; beside the ten
best by one statement written by hand. Milliseconds, as JSON."""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sqlmodel import Session

from storage.selling import ranking
from tests import data_key  # noqa: F401
from tests.bench.book import now
from tests.bench.sales import empty

MONTHS = ("2026-07", "2026-08", "2026-09")
ORDERS, PAGE, TRIES = 10, 8, 5
PARTNERS = (
    "insert into partner (id, kind, name, platform, handle, language, problems, tone,"
    " listed_at) values (?, 'affiliate', ?, 'tiktok', ?, 'id', '[]', 'relaxed', '2026-06-01')"
)
FILE = (
    "insert into sales_file (id, shop_id, kind, sha256, name, month, rows, told, state, taken_by,"
    " taken_at) values (1, 1, 'orders', '-', '-', '2026-09', 1, '{}', 'kept', 1, ?)"
)
ACCOUNTS = (
    "insert into shop_account (id, shop_id, account, partner_id, state) values (?, 1, ?, ?, 'ours')"
)
LINES = (
    "insert into order_line (file_id, shop_id, account_id, order_no, sku, month, state, units,"
    " gmv_idr, commission_idr, content_kind, product, more, mark, stands)"
    " values (1, 1, ?, ?, '', ?, ?, ?, ?, ?, '', '', '{}', '', 1)"
)
BY_HAND = (
    "select partner.name, sum(order_line.gmv_idr) as gmv from order_line"
    " join shop_account on shop_account.id = order_line.account_id"
    " join partner on partner.id = shop_account.partner_id"
    " where shop_account.shop_id = 1 and order_line.state = 'settled' and order_line.stands"
    " and order_line.month in ('2026-07', '2026-08', '2026-09')"
    " group by partner.id order by gmv desc limit 8"
)


def main(affiliates: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ranked.db"
        database = empty(path)
        _sell(path, affiliates)
        told = {"sapa": _took_ms(lambda: database.transact(_first_page))}
        database.close()
        line = sqlite3.connect(path)
        told["by_hand"] = _took_ms(lambda: line.execute(BY_HAND).fetchall())
        line.close()
    print(json.dumps(told))


def _first_page(session: Session) -> list[ranking.Candidate]:
    found = ranking.ranking(session, 1, MONTHS).partners
    return ranking.candidates(session, 1, "2026-10", found[:PAGE], date(2026, 9, 28))


def _sell(path: Path, affiliates: int) -> None:
    line = sqlite3.connect(path)
    people = range(1, affiliates + 1)
    line.execute(FILE, (now().isoformat(),))
    line.executemany(PARTNERS, ((n, f"Affiliate {n}", f"akun.{n}") for n in people))
    line.executemany(ACCOUNTS, ((n, f"akun.{n}", n) for n in people))
    line.executemany(LINES, _orders(affiliates))
    line.commit()
    line.execute("analyze")
    line.close()


def _orders(affiliates: int) -> Iterator[tuple[object, ...]]:
    for n in range(affiliates * ORDERS):
        units, state = 1 + n * 7919 % 13, "settled" if n % 5 else "pending"
        month, account = MONTHS[n % len(MONTHS)], 1 + n % affiliates
        yield account, f"{n}", month, state, units, 75_000 * units, 7_500 * units


def _took_ms(act: Callable[[], object]) -> float:
    """The middle one of several tries."""
    took = []
    for _ in range(TRIES):
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    return sorted(took)[TRIES // 2]


if __name__ == "__main__":
    main(int(sys.argv[1]))
