"""Sheets as lists of rows of text: those that the bot wrote, and those worked out by hand."""

import csv
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

BY_HAND = Path(__file__).parent / "by_hand"

Rows = list[list[str]]


def by_hand(name: str) -> Rows:
    """The file of that name beside the story."""
    with (BY_HAND / name).open(encoding="utf-8", newline="") as file:
        return [_trimmed(row) for row in csv.reader(file)]


def written(path: str) -> Rows:
    """All sheets of an .xlsx, one below the other, each under its title."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(Path(path).read_bytes()))
    rows: Rows = []
    for sheet in book.worksheets:
        rows += [[], [f"[{sheet.title}]"]] if rows else [[f"[{sheet.title}]"]]
        rows += (_trimmed(map(_told, row)) for row in sheet.iter_rows(values_only=True))
    return rows


_TOLD = (
    r"Sudah masuk: (.+)",
    r"Belum ada: (.+)",
    r"Diingatkan (\d+) kali",
    r"Terakhir membalas: (.+)",
)
BREACHES = ["Partner", "Campaign", "Sudah masuk", "Belum ada", "Diingatkan", "Terakhir membalas"]
METERS = ["Bulan", "Partner", "Meter"]


def breaches(records: Iterable[str]) -> Rows:
    """The records of breaches as a table."""
    return [BREACHES, *(_breach(record) for record in records)]


RANKING = ["Toko", "No", "Akun", "Terjual", "GMV (Rp)", "Belum selesai", "Pelanggaran"]
UNLISTED = "tidak ada di daftar"


def ranking(shop: str, sheet: Rows) -> Rows:
    """A shop's candidates for the next month, then the accounts that stand in no list."""
    titles = sheet[1]
    breaches = titles.index("Pelanggaran")
    places = [titles.index(name) for name in RANKING[1:-1]]
    return [
        [shop, *(row[at] for at in places), row[breaches] if len(row) > breaches else UNLISTED]
        for row in sheet
        if row and row[0].isdecimal()
    ]


def _breach(record: str) -> list[str]:
    who = re.search(r"Catatan (.+?) · (.+?) ·", record)
    assert who, record
    told = [found[1] if (found := re.search(line, record)) else "-" for line in _TOLD]
    return [who[1], who[2], *told]


def _told(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _trimmed(row: Iterable[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells
