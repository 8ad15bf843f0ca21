"""Walks a listing sheet row by row: header, month headings, people, and what to pass over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from deals.dates import MonthHeading, read_month_heading
from deals.listing.cells import clean, text_of
from deals.listing.headers import Columns, columns_of, platform_hint
from deals.listing.person import Record, read_person
from deals.listing.records import ListedRow, Listing, Skipped

_NOTE = re.compile(
    r"(?:grand |sub ?)?(?:total|jumlah)\b|(?:catatan|keterangan|note|nb|ket|rata-rata|average)\b"
    r"|\d+ (?:contacted|dihubungi|deals?|kols?|orang)\b",
    re.IGNORECASE,
)


def read_listing(rows: Iterable[Sequence[object]], today: date) -> Listing:
    """Read the rows of a sheet, first record first, into people; no cell makes it fail.

    Somebody met twice (same platform and handle, or same name and phone) is kept both times;
    the later row carries `duplicate_of_row_N`, and the import decides.
    """
    walked = list(_walk(rows))
    people = [read_person(one, today) for one in walked if isinstance(one, Record)]
    skipped = tuple(one for one in walked if isinstance(one, Skipped))
    has_header = any(one.reason == "header" for one in skipped)
    return Listing(tuple(_flag_duplicates(people)), skipped, has_header)


@dataclass(frozen=True)
class _Place:
    """What the rows above say about the row below: its columns, titles and month."""

    columns: Columns | None = None
    titles: tuple[str, ...] = ()
    group: MonthHeading | None = None


def _walk(rows: Iterable[Sequence[object]]) -> Iterator[Record | Skipped]:
    place = _Place()
    for number, row in enumerate(rows, 1):
        header = columns_of(row, place.columns)
        group = _heading(row, place.columns)
        if header:
            yield Skipped(number, "repeated_header" if place.columns else "header")
            place = replace(place, columns=header, titles=tuple(clean(cell) for cell in row))
        elif group:
            yield Skipped(number, "heading")
            place = replace(place, group=group)
        else:
            yield _record(number, row, place)


def _heading(row: Sequence[object], columns: Columns | None) -> MonthHeading | None:
    typed = [clean(cell) for cell in row if clean(cell)]
    group = read_month_heading(typed[0]) if typed else None
    if not group or (columns and _cells(row, columns).keys() & {"link", "followers", "handle"}):
        return None
    # A person may be called April or Mei: beside other cells only a month with its year counts.
    return group if len(typed) == 1 or group.year else None


def _record(number: int, row: Sequence[object], place: _Place) -> Record | Skipped:
    typed = [clean(cell) for cell in row if clean(cell)]
    if not typed:
        return Skipped(number, "blank")
    if place.columns is None:
        return Skipped(number, "title")
    cells = _cells(row, place.columns)
    if not cells.keys() - {"number"}:
        return Skipped(number, "blank" if cells and typed[0].rstrip(".").isdigit() else "note")
    if _NOTE.match(typed[0]) and not cells.keys() & {"link", "handle"}:
        return Skipped(number, "note")
    if not cells.keys() & {"name", "account", "handle", "link", "phone", "address"}:
        return Skipped(number, "no_person")
    return Record(number, cells, frozenset(place.columns), place.group, _hint(row, place))


def _cells(row: Sequence[object], columns: Columns) -> dict[str, object]:
    """Return the row's filled cells by field; several link columns are read as one cell."""
    cells: dict[str, object] = {}
    for field, places in columns.items():
        filled = [row[i] for i in places if i < len(row) and clean(row[i])]
        if filled:
            cells[field] = "\n".join(map(text_of, filled)) if field == "link" else filled[0]
    return cells


def _hint(row: Sequence[object], place: _Place) -> str:
    places = (place.columns or {}).get("link", ())
    filled = (i for i in places if i < len(row) and clean(row[i]))
    first = next(filled, places[0] if places else None)
    return "" if first is None else platform_hint(place.titles[first])


def _flag_duplicates(people: Iterable[ListedRow]) -> Iterator[ListedRow]:
    first_row: dict[tuple[str, ...], int] = {}
    for person in people:
        keys = _identities(person)
        earlier = min((first_row[key] for key in keys if key in first_row), default=None)
        for key in keys:
            first_row.setdefault(key, earlier or person.row)
        flag = () if earlier is None else (f"duplicate_of_row_{earlier}",)
        yield replace(person, problems=person.problems + flag)


def _identities(person: ListedRow) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if person.platform and person.handle:
        keys.append(("profile", person.platform, person.handle))
    if person.name and person.phone:
        keys.append(("phone", person.name.casefold(), person.phone))
    return keys
