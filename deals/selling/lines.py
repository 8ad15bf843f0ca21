"""What one row of an export says: a line of an order, a sum over a period, or why it says nothing.

Nothing is guessed: a row whose order, account or numbers cannot be read is left out and told.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any

from deals.reporting.months import month_of
from deals.selling import cells as read
from deals.selling.numbers import NOTHING, Style, is_hidden, is_nothing, number_of, whole
from deals.selling.sheet import Layout
from deals.selling.titles import COMMISSIONS, NUMBERS, ORDERS

SUMMARIES = {"ringkasan", "summary", "total", "jumlah", "grand total"}
HUGE_UNITS = {"orders": 5_000, "periods": 500_000}  # more than that is asked about
HUGE_IDR = {"orders": 500_000_000, "periods": 50_000_000_000}
DIGITS = 12
LARGEST = 10**DIGITS  # above that it is no number of anybody's
MOST_PIECES = 10**7  # nor are so many pieces or orders of one line
PIECES = ("units", "orders")


@dataclass(frozen=True)
class OrderLine:
    """`doubt`: negative or huge; `note`: what of it could not be read, though it counts."""

    row: int
    account: str
    order_no: str
    sku: str
    state: str
    units: int
    gmv_idr: int
    commission_idr: int
    day: date | None = None
    content_id: str | None = None
    content_kind: str = ""
    product: str = ""
    more: dict[str, str] = field(default_factory=dict)
    doubt: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return self.order_no, self.sku

    @property
    def told(self) -> tuple[Any, ...]:
        counted = self.units, self.gmv_idr, self.commission_idr, self.state
        content = self.content_id, self.content_kind, self.product
        return self.account, self.day, *counted, *content


@dataclass(frozen=True)
class PeriodLine:
    """What an account sold from one day to another; of one product, where the rows name them.

    `note`: months, where it goes over the end of one.
    """

    row: int
    account: str
    first: date
    last: date
    units: int
    gmv_idr: int
    orders: int
    commission_idr: int
    product_id: str = ""
    more: dict[str, str] = field(default_factory=dict)
    doubt: str = ""
    note: str = ""

    @property
    def told(self) -> tuple[Any, ...]:
        return self.units, self.gmv_idr, self.orders, self.commission_idr

    @property
    def key(self) -> tuple[str, ...]:
        return self.account, self.first.isoformat(), self.last.isoformat(), self.product_id


Line = OrderLine | PeriodLine


@dataclass(frozen=True)
class Problem:
    """Why a row is left out: broken_id, no_order, no_account, hidden, number, day or shifted."""

    row: int
    code: str
    cell: str = ""


@dataclass(frozen=True)
class Span:
    """The days that a file is about, both among them, where its rows do not say."""

    first: date
    last: date

    @property
    def month(self) -> str:
        return month_of(self.first)


class _Unreadable(Exception):
    def __init__(self, code: str, cell: str) -> None:
        self.problem = code, cell


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one file. `styles`: how its columns of numbers are written."""

    layout: Layout
    styles: Mapping[str, Style]
    month_first: bool
    span: Span

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each field stands; a field that no column holds, in the empty cell at the end."""
        return defaultdict(lambda: -1, self.layout.columns)

    def lines(self, rows: Iterator[Sequence[str]]) -> Iterator[Line | Problem]:
        """Each row below the header but blank ones and sums of all."""
        width = self.layout.width
        nothing = [""] * width
        for number, row in enumerate(rows, 1):
            if number <= self.layout.header_row or not row:
                continue
            beyond, cells = row[width:], [*row[:width], *nothing[len(row) :], ""]
            if not self._is_summary(cells):
                yield self.line(number, cells, any(beyond))

    def line(self, number: int, row: Sequence[str], goes_beyond: bool) -> Line | Problem:
        """`row`: as wide as the header, and an empty cell; `goes_beyond`: it was wider."""
        read_it = self._order if self.layout.kind == ORDERS else self._period
        try:
            if goes_beyond:
                raise _Unreadable("shifted", row[0])
            return read_it(number, row)
        except _Unreadable as unreadable:
            code, cell = unreadable.problem
            return Problem(number, "shifted" if self._is_shifted(row) else code, cell[:40])

    def _order(self, number: int, row: Sequence[str]) -> OrderLine:
        order_no, account = self._id(row, "order"), self._account(row)
        units = self._count(row, "units", needed=True)
        gmv_idr = self._gmv(row, units)
        day, state = self._day(row), self._state(row)
        refund = self._count(row, "refund")
        if refund and refund >= gmv_idr:
            state, refund = "returned", 0
        content = self._cell(row, "content")
        return OrderLine(
            *(number, account, order_no, self._sku(row), state or "pending"),
            *(units, gmv_idr - refund, self._commission(row), day),
            content_id=read.id_of(content),
            content_kind=read.content_kind_of(self._cell(row, "content_kind")),
            product=self._cell(row, "product"),
            more=self._more(row),
            doubt=_doubt(ORDERS, units, gmv_idr),
            note="" if state else "status",
        )

    def _period(self, number: int, row: Sequence[str]) -> PeriodLine:
        account = self._account(row)
        first, last = self._ends(row)
        units, gmv_idr = self._count(row, "units"), self._count(row, "gmv")
        return PeriodLine(
            *(number, account, first, last, units, gmv_idr),
            *(self._count(row, "orders"), self._commission(row)),
            product_id=self._cell(row, "product_id"),
            more=self._more(row),
            doubt=_doubt("periods", units, gmv_idr),
            note="" if month_of(first) == month_of(last) else "months",
        )

    def _cell(self, row: Sequence[str], name: str) -> str:
        return row[self._places[name]]

    def _is_summary(self, row: Sequence[str]) -> bool:
        return row[0].casefold() in SUMMARIES or self._cell(row, "account").casefold() in SUMMARIES

    def _id(self, row: Sequence[str], name: str) -> str:
        cell = self._cell(row, name)
        told = read.id_of(cell)
        if told is None:
            raise _Unreadable("broken_id" if read.is_broken_id(cell) else f"no_{name}", cell)
        return told

    def _sku(self, row: Sequence[str]) -> str:
        """Of an order's lines the product tells them apart where no SKU does."""
        for name in ("sku", "product_id"):
            cell = self._cell(row, name)
            if read.is_broken_id(cell):
                raise _Unreadable("broken_id", cell)
            if told := read.id_of(cell):
                return told
        return ""

    def _account(self, row: Sequence[str]) -> str:
        cell = self._cell(row, "account")
        told = read.account_of(cell)
        if told is None:
            raise _Unreadable("no_account", cell)
        return told

    def _number(self, row: Sequence[str], name: str, needed: bool = False) -> Decimal | None:
        cell = self._cell(row, name)
        if is_hidden(cell) or (needed and is_nothing(cell)):
            raise _Unreadable("hidden", cell)
        if is_nothing(cell):
            return None
        value = number_of(cell, self.styles[name])
        if value is None or abs(value) > LARGEST:
            raise _Unreadable("number", cell)
        return value

    def _count(self, row: Sequence[str], name: str, needed: bool = False) -> int:
        """0 where the file has no such column."""
        cell = self._cell(row, name)
        if cell.isdecimal() and len(cell) < DIGITS:
            count = int(cell)
        elif name not in self.layout.columns:
            return 0
        else:
            count = whole(self._number(row, name, needed) or Decimal(0))
        return _within(count, MOST_PIECES if name in PIECES else LARGEST, cell)

    def _gmv(self, row: Sequence[str], units: int) -> int:
        if "gmv" in self.layout.columns:
            return self._count(row, "gmv", needed=True)
        return _within(self._count(row, "price") * units, LARGEST, self._cell(row, "price"))

    def _commission(self, row: Sequence[str]) -> int:
        """What was paid, or else what is expected; with what ads brought."""
        actual = sum(self._count(row, name) for name in COMMISSIONS[:2])
        return actual or sum(self._count(row, name) for name in COMMISSIONS[2:])

    def _day(self, row: Sequence[str]) -> date | None:
        cell = self._cell(row, "day")
        found = read.days_in(cell, self.month_first)
        if not found and not is_nothing(cell):
            raise _Unreadable("day", cell)
        return found[0] if found else None

    def _ends(self, row: Sequence[str]) -> tuple[date, date]:
        cell = self._cell(row, "period")
        found = read.days_in(cell, self.month_first)
        if not found and not is_nothing(cell):
            raise _Unreadable("day", cell)
        return (found[0], max(found)) if found else (self.span.first, self.span.last)

    def _state(self, row: Sequence[str]) -> str | None:
        """None for a status that we do not know, which then counts as pending."""
        if read.is_yes(self._cell(row, "returned")):
            return "returned"
        if "status" in self.layout.columns:
            return read.state_of(self._cell(row, "status"))
        if "paid_day" in self.layout.columns:
            return "pending" if is_nothing(self._cell(row, "paid_day")) else "settled"
        return "settled"

    def _more(self, row: Sequence[str]) -> dict[str, str]:
        """What stands in columns that we do not know."""
        unknown = self.layout.unknown.items()
        return {title: row[at] for title, at in unknown if row[at] not in NOTHING}

    def _is_shifted(self, row: Sequence[str]) -> bool:
        """Whether cells stand beside their columns, so that several do not fit."""
        unfit = [
            name
            for name in (*NUMBERS, *COMMISSIONS)
            if name in self.layout.columns and not self._is_number(row, name)
        ]
        return len(unfit) > 1

    def _is_number(self, row: Sequence[str], name: str) -> bool:
        cell = self._cell(row, name)
        return is_nothing(cell) or is_hidden(cell) or number_of(cell, self.styles[name]) is not None


def mark_of(line: Line) -> str:
    """Of all that a line says, wherever it stands in its file."""
    told = repr((*line.key, *line.told, sorted(line.more.items())))
    return sha256(told.encode()).hexdigest()[:16]


def _within(count: int, most: int, cell: str) -> int:
    """Raises _Unreadable for more than anybody sells."""
    if abs(count) > most:
        raise _Unreadable("number", cell)
    return count


def _doubt(kind: str, units: int, gmv_idr: int) -> str:
    if units < 0 or gmv_idr < 0:
        return "negative"
    return "huge" if units > HUGE_UNITS[kind] or gmv_idr > HUGE_IDR[kind] else ""
