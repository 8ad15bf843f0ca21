"""Sheets that we write: the only place that does, so that no cell of any is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

FORMULA = re.compile(r"""[\s'"]*[=+\-@＝＋－＠|%]|[\t\r\n]""")
LONG_NUMBER = re.compile(r"\s*(?:0\d{3}|\d{12})")
NOTHING = "-"  # what stands where there is nothing; by itself it is no formula
WIDEST = 60  # characters of a column


def sheet_of(rows: Iterable[Sequence[str]]) -> bytes:
    """A .csv as spreadsheets open it. A phone number is text, and keeps its plus and zeros."""
    table = io.StringIO()
    csv.writer(table).writerows([harmless(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def book_of(sheets: Iterable[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    """An .xlsx: each sheet with its title and rows, the first of them in bold. A text stays a
    text, whatever it looks like; a number is a number."""
    from openpyxl import Workbook  # slow to import, and seldom needed
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(_title(title))
        sheet.freeze_panes = "A2"
        for at, width in enumerate(_widths(rows), 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        for number, row in enumerate(rows):
            cells = [WriteOnlyCell(sheet, _unharming(value)) for value in row]
            for cell in cells:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
                cell.font = Font(bold=number == 0)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(cell: str) -> str:
    """With a quote before it what a spreadsheet could take for a formula or number is a text."""
    return f"'{cell}" if _looks_like_a_formula(cell) or LONG_NUMBER.match(cell) else cell


def _looks_like_a_formula(cell: str) -> bool:
    return cell != NOTHING and bool(FORMULA.match(cell))


def _unharming(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    shown = "".join(c for c in value if c >= " " or c == "\n")  # others no workbook may hold
    return f"'{shown}" if _looks_like_a_formula(shown) else shown


def _title(title: str) -> str:
    """At most 31 characters, and none of those that a sheet's name may not have."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31] or "Sheet"


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = max((len(row) for row in rows), default=0)
    longest = [0] * columns
    for row in rows:
        for at, value in enumerate(row):
            lines = str(value if value is not None else "").splitlines() or [""]
            longest[at] = max(longest[at], *(len(line) for line in lines))
    return [min(length + 2, WIDEST) for length in longest]
