"""Reads a whole export: first how it is written, then its lines, then what they come to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from deals.listing.opening import BrokenSheet
from deals.reporting.months import first_day, last_day, month_of
from deals.selling import cells as read
from deals.selling.lines import Line, OrderLine, PeriodLine, Problem, Reader, Span
from deals.selling.numbers import Forms, Style
from deals.selling.sheet import Known, Layout, cells_of, find_layout
from deals.selling.sold import Sold
from deals.selling.titles import COMMISSIONS, DAYS, NUMBERS

SHOWN = 5


@dataclass(frozen=True)
class Written:
    """How a file is written. `styles`: of its columns of numbers; `days_unclear`: each of its days
    could as well be read the month first."""

    layout: Layout
    styles: dict[str, Style]
    month_first: bool = False
    days_unclear: bool = False
    one_day: date | None = None

    def reader(self, span: Span) -> Reader:
        return Reader(self.layout, self.styles, self.month_first, span)


@dataclass
class Account:
    sold: Sold = field(default_factory=Sold)
    lines: int = 0


@dataclass
class Summary:
    """What a file comes to. Problems and doubts are counted, the first of each told."""

    lines: int = 0
    twice: int = 0
    states: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    accounts: dict[str, Account] = field(default_factory=dict)
    problems: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    examples: list[Problem] = field(default_factory=list)

    def see(self, line: Line | Problem, span: Span) -> None:
        if isinstance(line, Problem):
            self._show(line, self.problems)
            return
        if line.doubt:
            told = f"{line.units} / {line.gmv_idr}"
            self._show(Problem(line.row, line.doubt, told), self.doubts)
        self.lines += 1
        self.months[month_in(line, span)] += 1
        self.notes[line.note] += bool(line.note)
        account = self.accounts.setdefault(line.account, Account())
        account.lines += 1
        account.sold += sold_of(line)
        if isinstance(line, OrderLine):
            self.states[line.state] += 1

    def _show(self, problem: Problem, counted: Counter[str]) -> None:
        counted[problem.code] += 1
        if counted[problem.code] <= SHOWN:
            self.examples.append(problem)

    @property
    def sold(self) -> Sold:
        return sum((one.sold for one in self.accounts.values()), Sold())


def layout_of(content: bytes, known: Known) -> Layout:
    """What the columns of an export hold. `known`: by plain titles, as staff have said. Raises
    BrokenSheet."""
    return find_layout(cells_of(content), known)


def how_written(content: bytes, known: Known) -> Written:
    """The layout of an export and how its columns are written, from all cells of each.

    Raises BrokenSheet.
    """
    layout = layout_of(content, known)
    below = islice(cells_of(content), layout.header_row, None)
    return _written(layout, below)


def each_line(
    content: bytes, written: Written, span: Span, summary: Summary | None = None
) -> Iterator[Line]:
    """The lines of an export that can be read. Of one that comes twice the first counts, and of
    periods those of all products make one. The summary is told of them and of the others."""
    read_all = written.reader(span).lines(cells_of(content))
    for line in _once(read_all, Summary() if summary is None else summary):
        if summary is not None:
            summary.see(line, span)
        if not isinstance(line, Problem):
            yield line


def month_in(line: Line, span: Span) -> str:
    """The month in which a line counts: of the order, or that in which its period begins."""
    day = line.day if isinstance(line, OrderLine) else line.first
    return month_of(day) if day else span.month


def whole_month(month: str) -> Span:
    return Span(first_day(month), last_day(month))


def span_named(name: str) -> Span | None:
    """The days that the name of a file tells (`..._20260801-20260831.csv`)."""
    found = read.days_in(name.replace("_", " "))
    return Span(min(found), max(found)) if len(found) > 1 else None


def sold_of(line: Line) -> Sold:
    if isinstance(line, PeriodLine):
        return Sold(line.units, line.gmv_idr, line.orders, commission_idr=line.commission_idr)
    if line.state == "settled":
        return Sold(line.units, line.gmv_idr, 1, commission_idr=line.commission_idr)
    if line.state == "pending":
        return Sold(pending_units=line.units, pending_gmv_idr=line.gmv_idr)
    return Sold()


def _written(layout: Layout, rows: Iterable[Sequence[str]]) -> Written:
    forms = {one: Forms.none() for one in (*NUMBERS, *COMMISSIONS) if one in layout.columns}
    shown: Counter[bool | None] = Counter()
    one_day, filled = None, 0
    for row in rows:
        filled += bool(row)
        for name, form in forms.items():
            form.see(_at(row, layout, name))
        for name in ("period", *DAYS[:1]):
            cell = _at(row, layout, name)
            shown[read.is_month_first(cell)] += bool(cell)
            one_day = one_day or next(iter(read.days_in(cell)), None)
    if not filled:
        raise BrokenSheet("empty")
    styles = {name: form.style(whole=True) for name, form in forms.items()}
    unclear = bool(shown[True] and shown[False])
    return Written(layout, styles, shown[True] > shown[False], unclear, one_day)


def _at(row: Sequence[str], layout: Layout, name: str) -> str:
    place = layout.columns.get(name, len(row))
    return row[place] if place < len(row) else ""


def _once(lines: Iterable[Line | Problem], summary: Summary) -> Iterator[Line | Problem]:
    """Each key once; whether what is said of one twice differs is counted."""
    seen: dict[int, int] = {}  # hashes alone: a file may have 100,000
    periods: dict[tuple[str, ...], PeriodLine] = {}
    for line in lines:
        if isinstance(line, Problem):
            yield line
            continue
        key, told = hash(line.key), hash(line.told)
        if key in seen:
            summary.twice += seen[key] != told
            continue
        seen[key] = told
        if isinstance(line, OrderLine):
            yield line
        else:
            before = periods.get(line.key[:3])
            periods[line.key[:3]] = _added(before, line) if before else line
    yield from periods.values()


def _added(one: PeriodLine, other: PeriodLine) -> PeriodLine:
    return replace(
        one,
        units=one.units + other.units,
        gmv_idr=one.gmv_idr + other.gmv_idr,
        orders=one.orders + other.orders,
        commission_idr=one.commission_idr + other.commission_idr,
        product_id="",
        doubt=one.doubt or other.doubt,
    )
