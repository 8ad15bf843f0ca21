"""/recap, /report and /export: what the team reads of a month, and takes along."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import House, Said, Who

from deals.listing.opening import open_sheet
from deals.listing.sheet import read_listing
from storage.tables import Partner

pytestmark = pytest.mark.on_both_databases
REEL = "sudah tayang https://www.instagram.com/reel/C9abcdefgh{n}/"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def two_of_three_agreed(house: House) -> tuple[Who, Who]:
    """Rani posts both reels and staff accept them, Sari posts nothing, Tono only got an offer."""
    rani, sari = house.who("Rani"), house.who("Sari")
    rani_deal = house.agreed(rani)
    house.agreed(sari)
    house.approached(house.who("Tono"))
    for number in (1, 2):
        house.says(rani, REEL.format(n=number))
        house.presses(house.admin, "Terima bukti")
    assert house.deal(rani_deal).stage == "done"
    return rani, sari


def sheet(said: list[Said]) -> list[tuple[Any, ...]]:
    """The rows of the first sheet of the file that was sent."""
    [file] = [one for one in said if one.act == "document"]
    book = openpyxl.load_workbook(BytesIO(Path(file.path).read_bytes()))
    return list(book.worksheets[0].iter_rows(values_only=True))


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


def test_the_recap_has_a_row_for_each_who_agreed_and_their_days(house: House) -> None:
    two_of_three_agreed(house)
    told = house.answer(house.admin, "/recap")
    assert "Rekap Juli 2026 – September 2026 · 2 partner yang setuju" in told
    assert "1. Rani @rani\nHerbana: Selasa, 01 September 2026" in told
    assert "2. Sari @sari\nHerbana: -" in told
    assert "Tono" not in told


def test_the_recap_as_a_sheet_is_the_teams_own(house: House) -> None:
    two_of_three_agreed(house)
    house.says(house.admin, "/recap september")
    rows = sheet(house.presses(house.admin, "Unduh .xlsx"))
    assert rows == [
        ("No", "KOL", "Akun", "Platform", "Herbana"),
        (1, "Rani", "rani", "Instagram", "Selasa, 01 September 2026"),
        (2, "Sari", "sari", "Instagram", "-"),
    ]


def test_a_recap_of_one_brand_leaves_out_the_others(house: House) -> None:
    two_of_three_agreed(house)
    house.brand("Herbamojo")
    assert "Belum ada yang setuju" in house.answer(house.admin, "/recap herbamojo")
    assert "2 partner" in house.answer(house.admin, "/recap juli-september herbana")


def test_the_report_counts_what_people_did(house: House) -> None:
    two_of_three_agreed(house)
    told = house.answer(house.admin, "/report")
    assert "Laporan September 2026" in told
    for line in ("terdaftar: 3", "ditawari: 3", "menjawab: 2", "setuju: 2", "sudah tayang: 1"):
        assert f"• {line}" in told
    assert "• selesai: 1" in told
    assert "Kurang 19 lagi dalam 26 hari kerja: 0,7 per hari." in told
    assert "Tepat waktu: 1 dari 1 (100%)." in told
    assert "• Ayu: 3 terdaftar, 2 setuju, 1 tayang, 1 selesai, 100% tepat waktu" in told
    assert "• Agustus 2026: 0 terdaftar" in told


def test_who_was_struck_is_not_on_the_list(house: House) -> None:
    house.listed("Rani")
    struck = house.listed("Sari")
    house.presses(house.admin, f"s.strike:{struck}")
    house.says(house.admin, "tidak cocok")
    assert "• terdaftar: 1" in house.answer(house.admin, "/report")


def test_the_month_before_is_one_press_away(house: House) -> None:
    two_of_three_agreed(house)
    house.says(house.admin, "/report")
    before = read(house.presses(house.admin, "Bulan sebelumnya"))
    assert "Laporan Agustus 2026" in before
    assert "terdaftar: 0" in before


def test_the_report_as_a_sheet_has_numbers(house: House) -> None:
    two_of_three_agreed(house)
    house.says(house.admin, "/report")
    rows = sheet(house.presses(house.admin, "Unduh .xlsx"))
    assert ("Target", 20) in rows
    assert ("sudah tayang", 1) in rows


def test_the_report_as_a_picture_is_drawn_when_it_is_sent(house: House) -> None:
    two_of_three_agreed(house)
    house.says(house.admin, "/report")
    [picture] = [one for one in house.presses(house.admin, "Gambar") if one.act == "picture"]
    assert "September 2026: 1 dari 20 selesai" in picture


def test_a_month_of_nothing_says_so_and_congratulates_nobody(house: House) -> None:
    told = house.answer(house.admin, "/report maret")
    assert "Belum ada apa-apa di bulan ini" in told and "🎉" not in told


@pytest.mark.parametrize(
    "command",
    [
        "/report 13",
        "/report 3",
        "/evaluate 13",
        "/report hrbn",
        "/recap kemarin",
        "/report 13-2026",
    ],
)
def test_words_that_are_no_month_get_a_hint(house: House, command: str) -> None:
    house.campaign()
    assert "Bulan itu tidak terbaca" in house.answer(house.admin, command)


@pytest.mark.parametrize(
    "button",
    ["s.report:2026-13:2026-13:", "s.report:", "s.recap:x:2026-09:2026-09:", "s.recap_sheet:a:b:c"],
)
def test_a_forged_button_is_an_old_one(house: House, button: str) -> None:
    assert "tidak berlaku" in read(house.presses(house.admin, button))


def test_the_export_is_the_listing_that_an_import_reads(house: House) -> None:
    two_of_three_agreed(house)
    house.do(lambda s: _known_better(s.get_one(Partner, 1)))
    said = house.says(house.admin, "/export september")
    [file] = [one for one in said if one.act == "document"]
    rows = sheet(said)
    assert rows[0][:3] == ("No", "KOL", "Followers")
    assert rows[1][0] == "SEPTEMBER 2026"
    assert rows[2][:3] == (1, "Rani", 85300)
    assert rows[2][5] == "YES (DONE)"
    read_back = read_listing(open_sheet(Path(file.path).read_bytes()), house.now.date())
    names = [(row.name, row.handle, row.followers) for row in read_back.rows]
    assert names[0] == ("Rani", "rani", 85300)
    assert [name for name, *_ in names] == ["Rani", "Sari", "Tono"]


def test_an_export_holds_addresses_and_so_stays_out_of_groups(house: House) -> None:
    house.listed("Rani")
    said = house.says(house.admin, "/export", group=True)
    assert not [one for one in said if one.act == "document"]


def test_a_name_that_looks_like_a_formula_is_a_text(house: House) -> None:
    house.listed('=HYPERLINK("http://evil.example")')
    rows = sheet(house.says(house.admin, "/export"))
    assert str(rows[2][1]).startswith("'=")


def test_an_empty_month_is_said_to_be_empty(house: House) -> None:
    house.campaign()
    assert "Belum ada yang masuk daftar" in house.answer(house.admin, "/export agustus")


def _known_better(partner: Partner) -> None:
    partner.followers, partner.link = 85300, "https://www.instagram.com/rani"
