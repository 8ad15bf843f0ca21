"""A month day by day, and what clashes in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from deals.calendar.special import marks
from deals.terms import Content

MANY = 5  # deals on one day that are too many to look after
DUE, PROMISED, POSTED, LIVE = "due", "promised", "posted", "live"


@dataclass(frozen=True)
class Entry:
    """A deal on a day. `kind`: due (the last day that was agreed), promised, posted, or live (it is
    booked: deliverable `number`, at `at` by the clock of the campaign); `whole`: nothing is
    outstanding after it."""

    day: date
    kind: str
    deal: int
    partner_id: int
    partner: str
    brand: str
    contents: tuple[Content, ...]
    version: int = 1
    whole: bool = False
    number: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Busy:
    """Days on which a partner cannot post, as they told."""

    partner_id: int
    partner: str
    first: date
    last: date


@dataclass(frozen=True)
class Clash:
    """`kind`: twice (a partner has several deals that day), busy (they had told that they cannot)
    or many; `about`: whom it is about, or how many."""

    kind: str
    about: str


@dataclass(frozen=True)
class Day:
    on: date
    entries: tuple[Entry, ...]
    busy: tuple[Busy, ...]
    marks: tuple[str, ...]
    clashes: tuple[Clash, ...]


def days_of(
    first: date, last: date, entries: Iterable[Entry], busy: Sequence[Busy]
) -> tuple[Day, ...]:
    """Every day from `first` to `last` of which there is something to say."""
    of_day: dict[date, list[Entry]] = {}
    for entry in entries:
        of_day.setdefault(entry.day, []).append(entry)
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    told = (_day(on, of_day.get(on, []), busy) for on in days)
    return tuple(day for day in told if day.entries or day.busy or day.marks)


def _day(on: date, entries: Sequence[Entry], busy: Sequence[Busy]) -> Day:
    away = {one.partner_id: one for one in busy if one.first <= on <= one.last}
    in_order = sorted(entries, key=lambda one: (one.kind == POSTED, one.partner, one.deal))
    by_name = sorted(away.values(), key=lambda one: (one.partner, one.partner_id))
    return Day(on, tuple(in_order), tuple(by_name), marks(on), _clashes(entries, away))


def _clashes(entries: Sequence[Entry], away: Collection[int]) -> tuple[Clash, ...]:
    """What is posted clashes with nothing any more, but with what is still to come that day."""
    coming = [one for one in entries if one.kind != POSTED]
    deals = Counter(number for number, _ in {(one.partner_id, one.deal) for one in entries})
    waiting = {one.partner_id: one.partner for one in coming}
    found = [Clash("twice", name) for number, name in waiting.items() if deals[number] > 1]
    found += [Clash("busy", name) for number, name in waiting.items() if number in away]
    if len(coming) >= MANY:
        found.append(Clash("many", str(len(coming))))
    return tuple(found)
