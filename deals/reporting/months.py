"""Months as campaigns have them (`2026-09`), and as people name them."""

import re
from calendar import monthrange
from datetime import date

from deals.dates import read_month_heading

MOST = 12  # months side by side
_SPAN = re.compile(r"\s*(?:-|–|\.\.|\b(?:s/?d|sampai|to|until)\b)\s*")
_ISO = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def month_of(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    first = first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def shifted(month: str, by: int) -> str:
    """The month that many months later, or earlier where `by` is below 0."""
    first = first_day(month)
    years, month_index = divmod(first.year * 12 + first.month - 1 + by, 12)
    return f"{years}-{month_index + 1:02}"


def latest(month: str, count: int) -> tuple[str, ...]:
    """That many months up to this one, the oldest first."""
    return tuple(shifted(month, -back) for back in reversed(range(min(count, MOST))))


def is_month(text: str) -> bool:
    return bool(_ISO.fullmatch(text))


def read_months(words: str, today: date) -> tuple[str, ...] | None:
    """The months that somebody names, the oldest first; at most twelve, the latest ones.

    `september`, `2026-09`, `juli-september 2026`, or a count of months up to this one (`3`).
    A month without a year is the latest one that has begun. None: these words name no month.
    """
    typed = words.strip().lower()
    if typed.isdecimal() and len(typed) < 3:
        return latest(month_of(today), int(typed)) if int(typed) else None
    if _ISO.fullmatch(typed):
        return (typed,)
    ends = _ends(typed)
    if ends is None:
        return None
    until = _read(ends[1], today)
    since = _read(ends[0], first_day(until)) if until else None
    if since is None or until is None or since > until:
        return None
    months = [since]
    while months[-1] < until:
        months.append(shifted(months[-1], 1))
    return tuple(months[-MOST:])


def _ends(typed: str) -> tuple[str, str] | None:
    """The first and the last month that are named; a single one is both."""
    iso = _ISO.findall(typed)
    if len(iso) == 2:
        return "-".join(iso[0]), "-".join(iso[1])
    parts = _SPAN.split(typed)
    return (parts[0], parts[-1]) if typed and len(parts) in (1, 2) else None


def _read(typed: str, until: date) -> str | None:
    """One month by its name; without a year the latest that begins by that day."""
    if _ISO.fullmatch(typed):
        return typed
    heading = read_month_heading(typed)
    if heading is None:
        return None
    year = heading.year or until.year - (heading.month > until.month)
    return f"{year}-{heading.month:02}" if 2000 <= year < 2100 else None
