"""Sheets that we write: the only place that does, so that no cell of any is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"""[\s'"]*[=+\-@＝＋－＠|%]|[\t\r\n]""")
LONG_NUMBER = re.compile(r"\s*(?:0\d{3}|\d{12})")


def sheet_of(rows: Iterable[Sequence[str]]) -> bytes:
    """A .csv as spreadsheets open it. A phone number is text, and keeps its plus and zeros."""
    table = io.StringIO()
    csv.writer(table).writerows([harmless(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """With a quote before it what a spreadsheet could take for a formula or number is a text."""
    return f"'{cell}" if FORMULA.match(cell) or LONG_NUMBER.match(cell) else cell
