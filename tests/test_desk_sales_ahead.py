"""What a sales file says is found before its turn: others are answered meanwhile."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select
from structlog.testing import capture_logs

from bot.errands import LOOKS
from bot.looking_ahead import LookingAhead
from bot.preparing import Preparing
from deals.selling import reading
from storage.personal import suppressed
from storage.selling import taking
from storage.tables import Inbox
from tests import exports
from tests.desk import Who
from tests.test_desk_sales import file
from tests.test_gathering import Chat

pytestmark = pytest.mark.on_both_databases
ORDERS = exports.TIKTOK_ORDERS
CORRECTED = ORDERS.replace("Pending", "Settled")


class Sales(Chat):
    """Alya has an offer; Ayu sends sales files. `between`: what happens while one is compared with
    what is known; `looks`: in which threads files were read or compared."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(folder)
        self.house.shop("TikTok Shop Herbana")
        self.budi = self.house.member("Budi", "admin")
        self.sent: dict[str, str] = {}
        self.between: Callable[[], Any] = lambda: None
        self.looks: list[str] = []
        self._watch(monkeypatch)

    def starts(self) -> None:
        super().starts()
        folder = self.house.folder
        ahead = LookingAhead(self.house.database, self.clock, folder / "media")
        channel: Any = self
        self.reception.errands.preparing = Preparing(channel, folder / "media", ahead=ahead)

    async def fetch(self, file_id: str) -> bytes:
        return self.sent[file_id].encode()

    def sends(self, text: str, caption: str = "", who: Who | None = None) -> str:
        """Ayu sends a file; answers what they read upon it."""
        update = self._message(who or self.house.admin, "")
        del update["message"]["text"]
        number = str(self.written)
        self.sent[number] = text
        document = {"file_id": number, "file_name": "orders.csv", "mime_type": "text/csv"}
        update["message"] |= {"document": document, "caption": caption}
        return self.hears(update)

    def presses(self, label: str) -> str:
        chat = self.house.admin.address
        action, message_id = self.house._button(chat, label)
        update = self._message(self.house.admin, "")
        message = update.pop("message")
        press = {"id": "1", "from": message["from"], "data": action}
        press["message"] = message | {"message_id": int(message_id.strip("m"))}
        return self.hears(update | {"callback_query": press})

    def hears(self, update: dict[str, Any]) -> str:
        self.house._post()
        before = len(self.house.everything())
        with capture_logs():
            asyncio.run(self._take(update))
        said = self.house.everything()[before:]
        return "\n".join(one.text for one in said if one.to == self.house.admin.address)

    async def _take(self, update: dict[str, Any]) -> None:
        self.loop = asyncio.get_running_loop()
        await self.reception.take([update])
        for _ in range(2):
            await self.reception.errands.stop()
            await self.reception.take([])

    def meanwhile(self, update: dict[str, Any]) -> None:
        """Another update comes, and is handled, from within a thread."""
        taken = asyncio.run_coroutine_threadsafe(self.reception.take([update]), self.loop)
        taken.result(60)

    def keeps(self, text: str) -> None:
        """Budi does, in another process."""
        self.house.answer(self.budi, "/sales", file=file(self.house, text, "other.csv"))
        self.house.presses(self.budi, "Simpan")

    def _watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        read, compare = reading.how_written, taking.compare

        def reads(*told: Any) -> Any:
            self._notes()
            return read(*told)

        def compares(*told: Any) -> Any:
            self._notes()
            between, self.between = self.between, lambda: None
            between()
            return compare(*told)

        monkeypatch.setattr(reading, "how_written", reads)
        monkeypatch.setattr(taking, "compare", compares)

    def _notes(self) -> None:
        self.looks.append(threading.current_thread().name.partition("_")[0])


@pytest.fixture
def sales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sales]:
    one = Sales(tmp_path, monkeypatch)
    yield one
    one.ends()


def test_a_partner_is_answered_while_a_file_is_looked_at(sales: Sales) -> None:
    told: list[list[str]] = []

    def alya_agrees() -> None:
        sales.meanwhile(sales._message(sales.alya, "oke kak"))
        told.append(sales.told())

    sales.between = alya_agrees
    seen = sales.sends(ORDERS)
    assert told == [["term_sheet"]]
    assert "Baru: 4 · berubah: 0 · tetap: 0" in seen
    assert "writer" not in sales.looks, "its turn only takes what was found"
    house = sales.house
    assert seen == house.answer(sales.budi, "/sales", file=file(house, ORDERS)), "as in its turn"


def test_and_what_is_kept_is_what_was_seen(sales: Sales) -> None:
    sales.sends(ORDERS, "/sales")
    assert "orders.csv tersimpan" in sales.presses("Simpan")
    assert "Baru: 0 · berubah: 1 · tetap: 3" in sales.sends(CORRECTED, "/sales")
    assert "sudah pernah dimasukkan" in sales.sends(ORDERS, "/sales")


def test_what_another_one_keeps_meanwhile_is_seen(sales: Sales) -> None:
    sales.between = lambda: sales.keeps(ORDERS)
    seen = sales.sends(CORRECTED)
    assert "Baru: 0 · berubah: 1 · tetap: 3" in seen
    assert "1 terjual, Rp75.000 belum selesai → 1 terjual, Rp75.000 selesai" in seen


def test_and_so_is_what_is_undone_or_kept_by_then_already(sales: Sales) -> None:
    sales.keeps(ORDERS)
    sales.between = lambda: sales.house.presses(sales.budi, "s.sales_undo:1")
    assert "Baru: 4 · berubah: 0 · tetap: 0" in sales.sends(CORRECTED, "/sales")
    sales.between = lambda: sales.keeps(ORDERS)
    assert "sudah pernah dimasukkan" in sales.sends(ORDERS, "/sales")


@pytest.mark.parametrize(("often", "in_its_turn"), [(LOOKS - 1, False), (LOOKS, True)])
def test_it_is_looked_at_again_ahead_and_at_last_in_its_turn(
    sales: Sales, often: int, in_its_turn: bool
) -> None:
    """When somebody keeps one file after the other."""
    files = iter([ORDERS, *[f"{ORDERS}{chr(10) * number}" for number in range(1, often)]])

    def keeps_the_next() -> None:
        if text := next(files, ""):
            sales.keeps(text)
            sales.between = keeps_the_next

    sales.between = keeps_the_next
    assert "Baru: 0 · berubah: 1 · tetap: 3" in sales.sends(CORRECTED)
    assert ("writer" in sales.looks) == in_its_turn


def test_nobody_is_named_who_is_forgotten_meanwhile(sales: Sales) -> None:
    sales.keeps(ORDERS)

    def forgets() -> None:
        house = sales.house
        of = house.do(lambda s: suppressed.of_accounts(s, "tiktok", ["rani.k"]))
        house.do(lambda s: suppressed.add(s, of, house.now))

    sales.between = forgets
    seen = sales.sends(CORRECTED)
    assert "rani.k" not in seen and "Baru: 0 · berubah: 0 · tetap: 2" in seen


def test_a_press_or_words_that_show_a_file_are_looked_at_ahead_too(sales: Sales) -> None:
    sales.house.shop("TikTok Shop Jamu")
    assert "toko yang mana" in sales.sends(ORDERS)
    assert "Baru: 4" in sales.presses("TikTok Shop Jamu")
    sales.presses("Jangan simpan")
    sales.sends(ORDERS)
    seen = sales.hears(sales._message(sales.house.admin, "TikTok Shop Herbana"))
    assert "TikTok Shop Herbana" in seen and "Baru: 4" in seen
    assert "writer" not in sales.looks


def test_a_month_that_is_told_is_looked_at_ahead(sales: Sales) -> None:
    sales.house.shop("Shopee Herbana")
    assert "bulan" in sales.sends(exports.SHOPEE_PERIODS)
    assert "Baru: 2" in sales.hears(sales._message(sales.house.admin, "agustus 2026"))
    assert "writer" not in sales.looks


def test_what_is_for_something_else_is_not_looked_at(sales: Sales) -> None:
    sales.sends(ORDERS, "/import")
    sales.sends("nama,catatan\nRani,ya\n")
    sales.sends(ORDERS, who=sales.alya)
    assert sales.looks == []


def test_where_the_database_does_not_answer_its_turn_looks(
    sales: Sales, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(unit: Any) -> Any:
        raise OperationalError("select", {}, Exception())

    monkeypatch.setattr(sales.house.database, "read", fails)
    assert "Baru: 4" in sales.sends(ORDERS)
    assert {*sales.looks} == {"writer"}


def test_an_export_of_headings_alone_is_told_so_and_fails_no_try(sales: Sales) -> None:
    """Also where two shops may be meant, so that nothing of it was read before."""
    sales.house.shop("TikTok Shop Jamu")
    assert "kosong" in sales.sends(ORDERS.splitlines()[0] + "\n")
    assert sales.house.do(lambda s: s.exec(select(Inbox.error)).all())[-1] == ""


def test_looked_at_again_it_is_not_fetched_again(sales: Sales) -> None:
    fetched: list[str] = []
    fetch = sales.fetch

    async def counted(file_id: str) -> bytes:
        fetched.append(file_id)
        return await fetch(file_id)

    sales.fetch = counted  # type: ignore[method-assign]
    sales.between = lambda: sales.keeps(ORDERS)
    sales.sends(CORRECTED)
    assert len(fetched) == 1
