"""`python -m tests.bench.sales ROWS`: an export of so many orders is read and kept while somebody
writes, and comes again with nothing new in it, both as the program does it; beside the same rows
read and written in SQL by hand. Seconds, as JSON; `waited`: the longest that somebody waited for
their answer meanwhile, and while it was looked at before."""

import asyncio
import contextlib
import csv
import io
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path

from sqlmodel import Session, SQLModel

from bot.clock import Clock
from bot.looking_ahead import LookingAhead
from bot.portions import Portions
from bot.writer import Writer
from deals.channel import Address, Attachment, Incoming
from deals.selling.upload import Upload
from handlers.door import ready, receive
from handlers.turn import Turn
from storage.brand import campaigns
from storage.db import Database
from storage.post.presence import Presence
from storage.selling import shops, taking, underway
from storage.staff import members
from storage.tables import Shop
from tests import data_key  # noqa: F401
from tests.bench.book import now
from tests.exports import TIKTOK_ORDERS

ACCOUNTS = 5000
MONTH = "2026-09"
NEW_ACCOUNT = "insert or ignore into shop_account (shop_id, account, state) values (1, ?, 'open')"
NEW_LINE = (
    "insert into order_line (file_id, shop_id, account_id, order_no, sku, month, day, state, units,"
    " gmv_idr, commission_idr, content_id, content_kind, product, more, mark, stands)"
    f" values (1, 1, ?, ?, ?, '{MONTH}', ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1)"
    " on conflict (shop_id, order_no, sku) where stands do update set state = excluded.state,"
    " units = excluded.units, gmv_idr = excluded.gmv_idr, commission_idr = excluded.commission_idr"
)
NAMED = {
    *("Order ID", "SKU ID", "Quantity", "Payment Amount", "Order Status", "Creator Username"),
    *("Content Type", "Content ID", "Product Name", "Actual Commission Payment", "Time Created"),
}


def main(rows: int) -> None:
    text = export(rows)
    ready()  # as a process is before anybody is answered
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        path.write_bytes(text)
        database = empty(Path(folder) / "ours.db")
        waits: list[float] = []
        asyncio.run(_look(database, path, waits))
        first_s, again_s = (
            _took_s(partial(asyncio.run, _in_portions(database, path, name, rows, waits)))
            for name in ("first", "again")
        )
        database.close()
        by_hand = empty(Path(folder) / "by_hand.db")
        by_hand.close()
        by_hand_s = _took_s(lambda: _by_hand(Path(folder) / "by_hand.db", text))
    told = {"sapa": first_s, "by_hand": by_hand_s, "again": again_s, "waited": max(waits)}
    print(json.dumps(told))


async def _in_portions(
    database: Database, path: Path, name: str, rows: int, waits: list[float]
) -> None:
    """As it is kept beside the loops of a process, one of which hears somebody's words."""
    writer, presence = Writer(database), Presence(database, "all", now())
    portions = Portions(writer, Clock(), presence, "sapa_bot")
    database.transact(lambda s: _begin(s, path, name, rows))
    async with _heard(writer, name, waits):
        assert await portions.one()
    presence.leave()


async def _look(database: Database, path: Path, waits: list[float]) -> None:
    """As it is looked at beside somebody's words, and then in its turn."""
    writer, ayu = Writer(database), Address("telegram", "1")
    ahead = LookingAhead(database, Clock(), path.parent / "media")
    file = Attachment("document", "f", path.name, sha256=path.name, path=str(path))
    sent = Incoming(ayu, ayu, now(), "file", text="/sales", attachments=(file,))
    async with _heard(writer, "look", waits):
        looked = await ahead.sales(sent)
        assert looked.ahead and looked.ahead.looked
        await writer.transact(partial(_answer, "in:look", looked))


@contextlib.asynccontextmanager
async def _heard(writer: Writer, name: str, waits: list[float]) -> AsyncIterator[None]:
    """Meanwhile somebody writes."""
    heard = asyncio.create_task(_hear(writer, name, waits))
    yield
    heard.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await heard


async def _hear(writer: Writer, name: str, waits: list[float]) -> None:
    """Somebody writes again and again, as soon as they are answered."""
    for number in count(1):
        began = time.perf_counter()
        await writer.transact(partial(_answer, f"in:{name}:{number}", _words()))
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(0.02)


def _words() -> Incoming:
    somebody = Address("telegram", "2")
    return Incoming(somebody, somebody, now(), "text", text="halo kak")


def _answer(cause: str, incoming: Incoming, session: Session) -> None:
    receive(Turn(session, now(), cause, "partner", bot_name="sapa_bot"), incoming)


def _begin(session: Session, path: Path, name: str, rows: int) -> None:
    shop, file = session.get_one(Shop, 1), taking.File("orders", name, name, MONTH, {})
    row = taking.begin(session, shop, file, 1, now())
    upload = Upload(str(path), name, name, 1, MONTH)
    source = asdict(upload) | {"with_doubtful": True}
    underway.goes_in(session, row, rows, source, "telegram:1")


def export(rows: int) -> bytes:
    """Orders as TikTok Shop writes them, of 5,000 accounts."""
    return "\n".join([TIKTOK_ORDERS.splitlines()[0], *_orders(rows)]).encode()


def _orders(rows: int) -> Iterator[str]:
    for n in range(rows):
        units, status = 1 + n % 3, "Settled" if n % 5 else "Pending"
        yield (
            f"57700000{n:010},1729,Herbana Temulawak,Default,17290001,HT-1,75000,{75_000 * units},"
            f"IDR,{units},{status},No,akun.{n % ACCOUNTS},Video,74123456{n % 20_000:011},Open,10%,"
            f"150000,15000,150000,{7_500 * units},{1 + n % 30:02}/09/2026 10:11:12,"
            "12/10/2026 01:00:00,TikTok"
        )


def _by_hand(path: Path, text: bytes) -> None:
    line = sqlite3.connect(path, isolation_level=None)
    line.execute("begin immediate")
    rows = list(csv.DictReader(io.StringIO(text.decode())))
    names = {row["Creator Username"] for row in rows}
    line.executemany(NEW_ACCOUNT, [(name,) for name in names])
    of = dict(line.execute("select account, id from shop_account").fetchall())
    line.executemany(NEW_LINE, (_plainly(row, of) for row in rows))
    line.execute("commit")
    line.close()


def _plainly(row: dict[str, str], of: dict[str, int]) -> tuple[object, ...]:
    """Nothing is checked: each number is one, each day is written in one way."""
    day = row["Time Created"]
    return (
        *(of[row["Creator Username"]], row["Order ID"], row["SKU ID"]),
        f"{day[6:10]}-{day[3:5]}-{day[:2]}",
        *(row["Order Status"].lower(), int(row["Quantity"]), int(row["Payment Amount"])),
        *(int(row["Actual Commission Payment"]), row["Content ID"], row["Content Type"].lower()),
        *(row["Product Name"], json.dumps({k: v for k, v in row.items() if k not in NAMED})),
    )


def empty(path: Path) -> Database:
    """With a shop, and somebody who takes its files in."""
    database = Database(f"sqlite:///{path}")
    SQLModel.metadata.create_all(database.engine)
    database.transact(_furnish)
    return database


def _furnish(session: Session) -> None:
    brand = campaigns.add_brand(session, "Herbana")
    shops.add(session, brand.id or 0, "TikTok Shop Herbana", "tiktok")
    members.welcome(session, Address("telegram", "1"), "Ayu", "admin", "id", now())


def _took_s(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]))
