"""S6, S16: what we write for a spreadsheet is text in every cell, and is logged by its rows."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from deals.channel import Attachment
from handlers.office.exporting import harmless, sheet_of
from storage.keeping import media
from tests.desk import House

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


def test_a_sheet_is_logged_by_who_has_it_and_its_rows_alone(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.campaign()
    lines = ["KOL,Followers,Link"] + [f"Rani {n},?,https://instagram.com/r{n}" for n in range(20)]
    _, path = media.keep(tmp_path / "media", "\n".join(lines).encode())
    file = Attachment("document", "f", "list.csv", "text/csv", 9, "", str(path))
    with capture_logs() as logged:
        house.says(house.admin, "/import", file=file)
    [line] = [one for one in logged if one["event"] == "a_sheet_was_written"]
    assert line["rows"] == 20
    assert "Rani" not in str(logged)
