"""/shops: the recap of a month per shop, as the affiliate team writes it."""

import asyncio
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import TERMS, House, Said

from bot.drawing import drawn
from deals.channel import Outgoing
from deals.reporting.shops import Reach, ShopMonth
from deals.terms import Target
from handlers.office.picturing import shops_picture_of
from tests.selling import shop

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Two were contacted for TikTok Shop Herbana, one of them agreed; one for Shopee Herbana."""
    house = House(tmp_path)
    tiktok = {"kind": "affiliate", "shop_id": house.shop("TikTok Shop Herbana")}
    shopee = {"kind": "affiliate", "shop_id": house.shop("Shopee Herbana")}
    house.campaign("TikTok September", TERMS, **tiktok)
    house.campaign("Shopee September", TERMS, **shopee)
    house.agreed(house.who("Rani"), title="TikTok September")
    house.approached(house.who("Sari"), title="TikTok September")
    house.approached(house.who("Tono"), title="Shopee September")
    house.approached(house.who("Kola"))
    return house


def sheets(said: list[Said]) -> dict[str, list[tuple[Any, ...]]]:
    [file] = [one for one in said if one.act == "document"]
    book = openpyxl.load_workbook(BytesIO(Path(file.path).read_bytes()))
    return {one.title: list(one.iter_rows(values_only=True)) for one in book.worksheets}


def test_each_shop_has_its_line_and_kols_have_none(house: House) -> None:
    told = house.answer(house.admin, "/shops")
    assert "TikTok Shop Herbana\n2 dihubungi, 1 menjawab, 1 deal, 0 selesai" in told
    assert "Shopee Herbana\n1 dihubungi, 0 menjawab, 0 deal" in told
    assert "Semua: 3 dihubungi, 1 menjawab, 1 deal" in told


def test_a_shops_list_is_headed_by_who_contacted_how_many(house: House) -> None:
    house.says(house.admin, "/shops september")
    told = "\n".join(one.text for one in house.presses(house.admin, "TikTok Shop Herbana"))
    assert "2 dihubungi (Ayu 2), 1 deal" in told
    assert "1. rani: sedang berjalan\n2. sari: sudah ditawari" in told


def test_the_sheet_has_the_teams_layout(house: House) -> None:
    house.says(house.admin, "/shops")
    found = sheets(house.presses(house.admin, "Unduh .xlsx"))
    assert found["Rekap toko"][-1][:4] == ("Semua", 3, 1, 1)
    rows = found["TikTok Shop Herbana"]
    assert [row[:2] for row in rows[:3]] == [("Dihubungi", 2), ("Oleh", "Ayu (2)"), ("Deal", 1)]
    assert rows[4] == ("No", "Nama Akun", "Link", "Status")
    assert [(row[0], row[1], row[3]) for row in rows[5:]] == [
        (1, "rani", "sedang berjalan"),
        (2, "sari", "sudah ditawari"),
    ]


def test_who_sold_what_the_bonus_asks_for_reached_the_target(house: House) -> None:
    terms = replace(TERMS, bonus_idr=500_000, bonus_target=Target(units=50))
    selling = shop(house)
    about = {"kind": "affiliate", "shop_id": selling.shop_id}
    house.campaign("Bonus September", terms, **about)
    for name, units in (("Wati", 50), ("Yuni", 49)):
        deal_id = house.agreed(house.who(name), terms=terms, title="Bonus September")
        selling.order(name.lower(), house.deal(deal_id).partner.id, units)
    told = house.answer(house.admin, "/shops")
    assert "TikTok Shop Herbana\n4 dihubungi, 3 menjawab, 3 deal, 0 selesai, 1 capai target" in told
    told = "\n".join(one.text for one in house.presses(house.admin, "TikTok Shop Herbana"))
    assert "3. wati: capai target\n4. yuni: sedang berjalan" in told
    house.says(house.admin, "/shops")
    rows = sheets(house.presses(house.admin, "Unduh .xlsx"))["TikTok Shop Herbana"]
    assert [row[3] for row in rows[-2:]] == ["capai target", "sedang berjalan"]


def test_another_month_is_empty_and_a_forged_press_is_refused(house: House) -> None:
    assert "Belum ada yang dihubungi" in house.answer(house.admin, "/shops agustus")
    assert "Bulan itu tidak terbaca" in house.answer(house.admin, "/shops kapan")
    for forged in ("s.shop:0:99:2026-09:2026-09:", "s.shop:x:1:2026-09:2026-09:", "s.shop:"):
        said = "\n".join(one.text for one in house.presses(house.admin, forged))
        assert "dihubungi" not in said


def test_without_shops_the_way_to_one_is_told(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert "Tambahkan lewat /brand" in house.answer(house.admin, "/shops")


def test_the_shops_are_drawn_side_by_side(house: House, tmp_path: Path) -> None:
    house.says(house.admin, "/shops")
    assert any(one.act == "picture" for one in house.presses(house.admin, "Gambar"))
    months = [
        ShopMonth(1, "TikTok Shop Herbana", Reach(46, 18, 10, 6, 3)),
        ShopMonth(2, "B", Reach()),
    ]
    drawing = shops_picture_of("2026-08", months, "", "id")
    ready = asyncio.run(drawn(Outgoing("picture", "x", drawing=drawing), tmp_path))
    assert Path(ready.path).read_bytes()[:4] == b"\x89PNG"
