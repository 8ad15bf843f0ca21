"""Sales files that are large, or swell: workbooks are opened before their turn, if ours."""

import asyncio
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from bot.clock import Clock
from bot.errands import Errands
from bot.handling import Handling
from bot.preparing import Preparing
from deals.channel import Attachment, Incoming
from tests import exports
from tests.desk import NOON, House, Who
from tests.security.test_hostile_files import bomb

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.shop("TikTok Shop Herbana")
    return house


def workbook(text: str) -> bytes:
    book, saved = openpyxl.Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for line in text.splitlines():
        sheet.append(line.split(","))
    book.save(saved)
    return saved.getvalue()


def errands(house: House, content: bytes = b"") -> tuple[Errands, Preparing]:
    async def fetch(file_id: str) -> bytes:
        return content

    channel: Any = SimpleNamespace(fetch=fetch)
    preparing = Preparing(channel, house.folder / "media")
    nobody: Any = SimpleNamespace()
    handling = Handling(Clock(), house.folder / "media", "sapa_bot")
    return Errands(nobody, preparing, handling, nobody), preparing


def sent(who: Who, name: str = "orders.xlsx") -> Incoming:
    file = Attachment("document", "f1", name, XLSX, 900)
    return Incoming(who.address, who.address, NOON, "file", attachments=(file,))


def prepared(house: House, content: bytes) -> Attachment:
    """A workbook that Ayu sent, as it comes to its turn."""
    errand_of, preparing = errands(house, content)
    incoming = sent(house.admin)
    errand = house.do(lambda s: errand_of.needed(s, 1, incoming))
    assert errand and errand.opens
    (file,) = asyncio.run(preparing.prepare(incoming, None, errand.opens)).attachments
    return file


def test_a_workbook_of_ours_is_opened_before_its_turn(house: House, monkeypatch: Any) -> None:
    file = prepared(house, workbook(exports.TIKTOK_ORDERS))
    assert Path(file.rows).read_text().startswith("Order ID,Product ID")

    def no_more(content: bytes) -> bytes:
        raise AssertionError("it was opened already")

    monkeypatch.setattr("handlers.staff.selling.files.unfolded", no_more)
    seen = house.answer(house.admin, "/sales", file=file)
    assert "Terjual: 2 produk · Rp150.000 · 1 pesanan" in seen


def test_a_partners_workbook_is_opened_by_nobody(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    errand = house.do(lambda s: errands(house)[0].needed(s, 1, sent(rani)))
    assert errand and not errand.opens


def test_a_zip_bomb_is_refused_before_it_is_unpacked(house: House) -> None:
    content = bomb("sheet1.xml", " " * 200_000_000)
    assert len(content) < 1_000_000
    file = prepared(house, content)
    assert file.no_rows == "too_large" and not file.rows
    assert "File itu terlalu besar" in house.answer(house.admin, "/sales", file=file)
    unopened = replace(file, no_rows="")
    assert "File itu terlalu besar" in house.answer(house.admin, "/sales", file=unopened)


def test_too_many_rows_are_refused_in_both_kinds_of_file(house: House) -> None:
    header, line = exports.TIKTOK_ORDERS.splitlines()[:2]
    path = house.folder / "many.csv"
    path.write_text("\n".join([header, *[line] * 120_001]))
    file = Attachment("document", "f", name="many.csv", path=str(path))
    assert "Batasnya 120.000" in house.answer(house.admin, "/sales", file=file)
    book = replace(file, name="many.xlsx", no_rows="too_many_rows")
    assert "Batasnya 120.000" in house.answer(house.admin, "/sales", file=book)
