"""A shop's export, as a table: where its header stands, and what each of its columns holds."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice

from deals.listing.cells import text_of
from deals.listing.opening import BrokenSheet, Limits, each_row, is_workbook
from deals.selling import titles
from deals.selling.titles import ORDERS, PERIODS

SALES = Limits(60_000_000, 150_000_000, 120_000)
_ROWS_BEFORE_THE_HEADER = 30
_LARGEST_EXACT = 10**15  # a spreadsheet keeps no more digits

Known = Mapping[str, str]  # what staff said about titles: a field, or "" for none


@dataclass(frozen=True)
class Layout:
    """`columns`: where each field stands; `unknown`: titles of the others, with their places."""

    kind: str  # orders | periods
    header_row: int
    columns: dict[str, int]
    unknown: dict[str, int] = field(default_factory=dict)
    platform: str | None = None

    @property
    def missing(self) -> list[str]:
        return [one for one in titles.NEEDED[self.kind] if one not in self.columns]

    @property
    def width(self) -> int:
        return max([*self.columns.values(), *self.unknown.values()]) + 1


def unfolded(content: bytes) -> bytes:
    """An .xlsx as the .csv of what it shows; any other file as it is. Raises BrokenSheet."""
    if not is_workbook(content):
        return content
    text = io.StringIO()
    written = csv.writer(text)
    for row in each_row(content, SALES):
        written.writerow([_text(cell) for cell in row])
    return text.getvalue().encode()


def cells_of(content: bytes) -> Iterator[list[str]]:
    """The cells of each row of what was unfolded, the first first. Raises BrokenSheet."""
    for row in each_row(content, SALES):
        yield list(map(_stripped, row))


def find_layout(rows: Iterable[Sequence[str]], known: Known) -> Layout:
    """What the first row says that may be a header. `known`: by the plain title of a column.

    Raises BrokenSheet("no_sales") for a file that is none of sales.
    """
    first = list(enumerate(islice(rows, _ROWS_BEFORE_THE_HEADER), 1))
    if not any(row for _, row in first):
        raise BrokenSheet("empty")
    layouts = [_layout(at, row, kind, known) for at, row in first for kind in (ORDERS, PERIODS)]
    best = max(layouts, key=_fits)
    if not _is_of_sales(best):
        raise BrokenSheet("no_sales")
    return best


def told_apart(layout: Layout, answers: Known) -> Layout:
    """With what staff said about some of its titles."""
    columns, unknown = dict(layout.columns), dict(layout.unknown)
    for title, place in layout.unknown.items():
        named = answers.get(titles.plain_title(title))
        if named and named not in columns:
            columns[named] = place
            del unknown[title]
    return replace(layout, columns=columns, unknown=unknown)


def _layout(number: int, row: Sequence[str], kind: str, known: Known) -> Layout:
    columns: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for place, title in enumerate(row):
        named = titles.field_of(title, kind)
        if named and named not in columns:
            columns[named] = place
        elif title.strip():
            unknown[title.strip() if title.strip() not in unknown else f"{title} {place}"] = place
    if "account_name" in columns:  # a name that is shown is an account where nothing else is
        columns.setdefault("account", columns["account_name"])
    bare = Layout(kind, number, columns, unknown, titles.platform_of(row))
    return told_apart(bare, known)


def _fits(layout: Layout) -> tuple[int, int, int]:
    """Orders have more columns than periods; of two alike the first row is the header."""
    of_orders = layout.kind == ORDERS and "order" in layout.columns
    return len(layout.columns), int(of_orders), -layout.header_row


def _is_of_sales(layout: Layout) -> bool:
    """Two of what is needed show it; the rest can be asked."""
    needed = titles.NEEDED[layout.kind]
    has = sum(one in layout.columns for one in needed)
    return has >= 2 and has + len(layout.unknown) >= len(needed)


_stripped: Callable[[object], str] = str.strip  # type: ignore[assignment]  # a .csv has no others


def _text(cell: object) -> str:
    """A number that a spreadsheet has rounded is written so, and no fraction is taken for groups of
    thousands."""
    if isinstance(cell, float):
        if abs(cell) >= _LARGEST_EXACT:
            return f"{cell:E}"
        if not cell.is_integer():
            return f"{cell!r}e0" if "e" not in repr(cell) else repr(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return date.isoformat(cell)
    return text_of(cell).strip()
