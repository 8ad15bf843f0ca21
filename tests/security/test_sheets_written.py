"""S6, S16: what we write for a spreadsheet is text in every cell, and is logged by its rows."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from deals.channel import Attachment
from deals.terms import Instalment
from handlers.office.exporting import harmless, sheet_of
from handlers.staff.reporting import sheets
from storage.keeping import media
from tests.desk import TERMS, House, Said, Who

WHERE = "Rani Kusuma, 0812 3456 7890, Jl. Melati No. 53 RT 02/05, Depok 16411"
HALVES = replace(
    TERMS, barter="1 paket", instalments=(Instalment(50, "agreement"), Instalment(50, "delivery"))
)
ACCOUNT = "BCA 1234567890 a.n. Rani Kusuma"
ROOT = Path(__file__).parents[2]
DANGEROUS = (
    '=HYPERLINK("https://evil.example","klik")',
    "+62 812-0000-0001",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '"=1',
    "'=1",
    "|calc",
    "%0A=1",
    "081200000001",
    "6281200000001",
)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_is_a_formula_or_a_number_that_loses_its_zeros(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    [[read]] = csv.reader(io.StringIO(sheet_of([[cell]]).decode("utf-8-sig"), newline=""))
    assert read == f"'{cell}"


@pytest.mark.parametrize("cell", ["Rani", "12", "", "Jl. Melati 3 = depan masjid", "a@b.example"])
def test_plain_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), min_size=1))
def test_any_cells_come_back_as_they_were_but_for_the_quote(rows: list[list[str]]) -> None:
    text = sheet_of(rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [[harmless(cell) for cell in row] for row in rows]
    assert all(harmless(cell) in (cell, f"'{cell}") for row in rows for cell in row)


def test_nothing_else_writes_a_sheet() -> None:
    """A new writer has to go through `sheet_of`."""
    writers = ("csv.writer", "csv.DictWriter", "Workbook(", "xlsxwriter")
    code = [path for floor in ("bot", "deals", "handlers", "storage") for path in _code(floor)]
    found = [p.name for p in code if any(one in p.read_text("utf-8") for one in writers)]
    assert found == ["sheet.py", "exporting.py"]  # the first unfolds a workbook, for itself


def _code(floor: str) -> list[Path]:
    return list((ROOT / floor).rglob("*.py"))


def test_whoever_makes_a_sheet_hands_it_over_by_the_logged_way() -> None:
    """Only `sheets.send` logs it and tells leads of a large one; `bot` writes none."""
    written = {path: path.read_text("utf-8") for path in _code("handlers")}
    makers = {p: code for p, code in written.items() if re.search(r"\b(book|sheet)_of\(", code)}
    del makers[ROOT / "handlers" / "office" / "exporting.py"]
    assert makers
    assert [p.name for p, code in makers.items() if "sheets.send(" not in code] == []


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Three who are listed, one of whom agreed and is owed a parcel and half of the fee."""
    house = House(tmp_path)
    rani = house.who("Rani")
    house.agreed(rani, terms=HALVES)
    house.says(rani, WHERE)
    house.says(rani, ACCOUNT)
    for name in ("Sari", "Tono"):
        house.listed(name)
    return house


def logged_of(house: House, *says: str, who: Who | None = None) -> list[dict[str, Any]]:
    with capture_logs() as logged:
        for one in says:
            (house.says if one[0] == "/" else house.presses)(who or house.admin, one)
    return [line for line in logged if line["event"] == "a_sheet_was_written"]


@pytest.mark.parametrize(
    ("says", "name", "rows"),
    [
        (("/export",), "listing.xlsx", 3),
        (("/packing",), "packing-2026-09-01.xlsx", 1),
        (("/payments", "s.paysheet:all"), "payments.xlsx", 1),
        (("/recap", "Unduh .xlsx"), "recap-2026-07-2026-09.xlsx", 1),
    ],
)
def test_a_sheet_is_logged_by_who_has_it_and_its_rows_alone(
    house: House, says: tuple[str, ...], name: str, rows: int
) -> None:
    """Whichever it is: no name, address, phone or account of anybody stands in the line."""
    [line] = logged_of(house, *says)
    told = {key: line[key] for key in ("staff", "sheet", "rows")}
    assert told == {"staff": house.member_id(house.admin), "sheet": name, "rows": rows}
    assert set(line) == {*told, "event", "log_level"}


def test_the_doubts_of_an_import_are_logged_like_any_sheet(house: House, tmp_path: Path) -> None:
    lines = ["KOL,Followers,Link"] + [f"Rani {n},?,https://instagram.com/r{n}" for n in range(20)]
    _, path = media.keep(tmp_path / "media", "\n".join(lines).encode())
    file = Attachment("document", "f", "list.csv", "text/csv", 9, "", str(path))
    with capture_logs() as logged:
        house.says(house.admin, "/import", file=file)
    [line] = [one for one in logged if one["event"] == "a_sheet_was_written"]
    assert (line["sheet"], line["rows"]) == ("import.csv", 20)
    assert "Rani" not in str(logged)


def test_the_whole_list_is_for_leads_alone(house: House) -> None:
    bagas = house.member("Bagas")
    assert logged_of(house, "/export", who=bagas) == []
    assert not [said for said in house.everything() if said.act == "document"]
    assert logged_of(house, "/packing", who=bagas)  # what a day's work needs is for all of the team


@pytest.mark.parametrize("asked", ["/export", "/packing", "/payments", "s.paysheet:all"])
def test_what_holds_addresses_or_accounts_stays_out_of_groups(house: House, asked: str) -> None:
    does = house.says if asked[0] == "/" else house.presses
    said = does(house.admin, asked, group=True)
    assert not [one for one in said if one.act == "document"]
    assert not any("Melati" in one.text or "7890" in one.text for one in said)


def test_leads_hear_of_who_takes_a_large_sheet_along(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sheets.TELL_LEADS_FROM == 1000
    dewi = house.member("Dewi", "lead")
    monkeypatch.setattr(sheets, "TELL_LEADS_FROM", 3)
    assert heard_of_it(house, house.says(dewi, "/export")) == []
    house.listed("Wati")
    [notice] = heard_of_it(house, house.says(dewi, "/export"))
    assert (notice.to, notice.text) == (
        house.admin.address,
        "📤 Dewi mengunduh daftar berisi 4 baris.",
    )


def heard_of_it(house: House, said: list[Said]) -> list[Said]:
    return [one for one in said if "mengunduh daftar" in one.text]


def test_a_deal_s_card_shows_address_phone_and_talk_in_private_alone(house: House) -> None:
    house.says(house.who("Rani"), "oiya kak, packing-nya jangan pakai bubble wrap ya")
    shown = ("Jl. Melati", "3456 7890", "bubble wrap")
    card = house.answer(house.admin, "/deal 1")
    assert all(one in card for one in shown)
    in_group = "\n".join(one.text for one in house.says(house.admin, "/deal 1", group=True))
    assert "Rani" in in_group and not any(one in in_group for one in shown)
