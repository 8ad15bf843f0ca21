"""Opens the bytes of an .xlsx or .csv file into rows of cells, and says why when it cannot."""

import csv
import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

Row = tuple[object, ...]
Rows = list[Row]


@dataclass(frozen=True)
class Limits:
    """How much of a file is read at most. `unzipped_bytes`: of all that a workbook unpacks to."""

    bytes: int
    unzipped_bytes: int
    rows: int


LISTING = Limits(10_000_000, 15_000_000, 20_000)  # some seconds of reading, whatever is in it
MAX_COLUMNS = 100
_DELIMITERS = ",;\t"
_ROWS_TO_JUDGE_BY = 50
_CHARACTERS_AT_ONCE = 1_000_000
_LAST_RECORD = "\uffffend\uffff"

REASONS = {
    "empty": "The file is empty.",
    "too_large": "The file is too large: 10 MB at most.",
    "too_many_rows": "The sheet is too long: 20,000 filled rows at most.",
    "old_excel": "This is an old or password-protected Excel file: save it as .xlsx or .csv.",
    "broken_excel": "The Excel file is damaged and cannot be opened: save it again as .xlsx.",
    "not_a_sheet": "This is no spreadsheet: send an .xlsx or .csv file.",
    "no_sales": "This is no sales export of TikTok Shop or Shopee.",
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
    rows = _up_to_the_last(each_row(content, LISTING))
    if not rows:
        raise BrokenSheet("empty")
    return rows


def each_row(content: bytes, limits: Limits) -> Iterator[Row]:
    """The same rows one by one, a blank one as (), and no error where there are none."""
    if len(content) > limits.bytes:
        raise BrokenSheet("too_large")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BrokenSheet("old_excel")
    read = _excel_rows if is_workbook(content) else _csv_rows
    filled = 0
    for row in read(content, limits):
        cells = tuple(row[:MAX_COLUMNS]) if any(map(_is_filled, row)) else ()
        filled += bool(cells)
        if filled > limits.rows:
            raise BrokenSheet("too_many_rows")
        yield cells


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def _excel_rows(content: bytes, limits: Limits) -> Iterator[Sequence[object]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unzipped_bytes = sum(part.file_size for part in archive.infolist())
        if unzipped_bytes > limits.unzipped_bytes:
            raise BrokenSheet("too_large")
        yield from _workbook_rows(content)
    except BrokenSheet:
        raise
    except Exception as error:  # openpyxl meets a damaged file with any error at all
        raise BrokenSheet("broken_excel") from error


def _workbook_rows(content: bytes) -> Iterator[Sequence[object]]:
    import openpyxl  # slow to import, and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of formatting that it leaves out
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in visible:
                sheet.reset_dimensions()  # some exporters state a wrong size
                rows = sheet.iter_rows(values_only=True)
                before = list(_blank_ones(rows))
                if before and any(map(_is_filled, before[-1])):
                    yield from before
                    yield from rows
                    return
        finally:
            book.close()


def _blank_ones(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows up to the first that is filled, which is the last of these."""
    for row in rows:
        yield row
        if any(map(_is_filled, row)):
            return


def _csv_rows(content: bytes, limits: Limits) -> Iterator[Sequence[object]]:
    text = _decoded(content)
    if "\0" in text or text.lstrip().startswith(("%PDF", "<")):
        raise BrokenSheet("not_a_sheet")
    # Excel's own hint line stays as a blank record, so that the others keep their numbers.
    hinted = re.match(r"sep=(.)[^\n]*", text)
    delimiter = hinted[1] if hinted else _likely_delimiter(text)
    return _closed(_records(text[hinted.end() :] if hinted else text, delimiter))


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
    lines = chain(_lines(f"{text.rstrip()}\n"), [_LAST_RECORD])
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise BrokenSheet(
            "open_quote" if "field larger" in str(error) else "not_a_sheet"
        ) from error


def _lines(text: str) -> Iterator[str]:
    """As they end in the text. A large one is cut piece by piece: other threads go on between."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _CHARACTERS_AT_ONCE) + 1 or len(text)
        yield from io.StringIO(text[at:end], newline="")
        at = end


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
    head = text[:_CHARACTERS_AT_ONCE]  # a copy of all of it for each would take its time
    return max(_DELIMITERS, key=lambda delimiter: _evenness(head, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    records = list(islice(_records(text, delimiter), _ROWS_TO_JUDGE_BY))
    widths = Counter(len(record) for record in records if record)
    [(width, count)] = widths.most_common(1)
    return (count / widths.total(), width) if width > 1 else (0.0, 0)


def _up_to_the_last(rows: Iterable[Row]) -> Rows:
    """Without the blank ones behind the last that is filled."""
    kept = list(rows)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _is_filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""
