"""Opens the bytes of an .xlsx or .csv file into rows of cells, and says why when it cannot."""

import csv
import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

Rows = list[tuple[object, ...]]

MAX_BYTES = 10_000_000
MAX_UNZIPPED_BYTES = 15_000_000  # some seconds of reading, whatever is in it
MAX_ROWS = 20_000
MAX_COLUMNS = 100
_DELIMITERS = ",;\t"
_ROWS_TO_JUDGE_BY = 50
_LAST_RECORD = "\uffffend\uffff"

REASONS = {
    "empty": "The file is empty.",
    "too_large": "The file is too large: 10 MB at most.",
    "too_many_rows": "The sheet is too long: 20,000 filled rows at most.",
    "old_excel": "This is an old or password-protected Excel file: save it as .xlsx or .csv.",
    "broken_excel": "The Excel file is damaged and cannot be opened: save it again as .xlsx.",
    "not_a_sheet": "This is no spreadsheet: send an .xlsx or .csv file.",
    "open_quote": 'The .csv file is damaged: a quoted cell (") is never closed.',
}


class BrokenSheet(Exception):
    """A file that cannot be read as a sheet; `reason_code` is a key of REASONS."""

    def __init__(self, reason_code: str) -> None:
        super().__init__(REASONS[reason_code])
        self.reason_code = reason_code


def open_sheet(content: bytes) -> Rows:
    """Return the rows of the sheet, first record first, blank ones kept in their place.

    What the file is shows in its first bytes, not in its name. Of a workbook the first visible
    sheet that holds anything is read. Raises BrokenSheet.
    """
    if len(content) > MAX_BYTES:
        raise BrokenSheet("too_large")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BrokenSheet("old_excel")
    rows = _excel_rows(content) if content.startswith(b"PK\x03\x04") else _csv_rows(content)
    if not rows:
        raise BrokenSheet("empty")
    return rows


def _excel_rows(content: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unzipped_bytes = sum(part.file_size for part in archive.infolist())
        if unzipped_bytes > MAX_UNZIPPED_BYTES:
            raise BrokenSheet("too_large")
        return _workbook_rows(content)
    except BrokenSheet:
        raise
    except Exception as error:  # openpyxl meets a damaged file with any error at all
        raise BrokenSheet("broken_excel") from error


def _workbook_rows(content: bytes) -> Rows:
    import openpyxl  # slow to import, and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of formatting that it leaves out
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in visible:
                sheet.reset_dimensions()  # some exporters state a wrong size
                rows = _kept(sheet.iter_rows(values_only=True))
                if rows:
                    return rows
        finally:
            book.close()
    return []


def _csv_rows(content: bytes) -> Rows:
    text = _decoded(content)
    if "\0" in text or text.lstrip().startswith(("%PDF", "<")):
        raise BrokenSheet("not_a_sheet")
    # Excel's own hint line stays as a blank record, so that the others keep their numbers.
    hinted = re.match(r"sep=(.)[^\n]*", text)
    delimiter = hinted[1] if hinted else _likely_delimiter(text)
    return _kept(_closed(_records(text[hinted.end() :] if hinted else text, delimiter)))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if content[1:200:2].count(0) > len(content[:200]) // 4:
        return content.decode("utf-16-le", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Split text into records, a last one added to show whether all quotes were closed."""
    lines = io.StringIO(f"{text.rstrip()}\n{_LAST_RECORD}", newline="")
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise BrokenSheet(
            "open_quote" if "field larger" in str(error) else "not_a_sheet"
        ) from error


def _closed(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """All records but the one that was added, which has to come back as it was."""
    last: list[str] = next(records)
    for record in records:
        yield last
        last = record
    if last != [_LAST_RECORD]:
        raise BrokenSheet("open_quote")


def _likely_delimiter(text: str) -> str:
    """Return the delimiter that cuts most of the first records into the same number of cells."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    records = list(islice(_records(text, delimiter), _ROWS_TO_JUDGE_BY))
    widths = Counter(len(record) for record in records if record)
    [(width, count)] = widths.most_common(1)
    return (count / widths.total(), width) if width > 1 else (0.0, 0)


def _kept(rows: Iterable[Sequence[object]]) -> Rows:
    """Keep rows up to the last filled one, within the limits."""
    kept: Rows = []
    filled, last_filled = 0, 0
    for number, row in enumerate(rows, 1):
        kept.append(tuple(row[:MAX_COLUMNS]) if any(map(_is_filled, row)) else ())
        if kept[-1]:
            filled, last_filled = filled + 1, number
        if filled > MAX_ROWS:
            raise BrokenSheet("too_many_rows")
    return kept[:last_filled]


def _is_filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""
