"""Reads the dates that people type into sheet cells, in Indonesian and English."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches

_WEEKDAYS = (
    "senin sen monday mon",
    "selasa sel tuesday tue tues",
    "rabu rab wednesday wed",
    "kamis kam kms thursday thu thur thurs",
    "jumat jumaat jum jmt friday fri",
    "sabtu sab sbt saturday sat",
    "minggu ahad min mgg sunday sun",
)
_MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt mart",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu ags agt agst agus aug",
    "september sep sept",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_WEEKDAY_OF = {word: n for n, words in enumerate(_WEEKDAYS) for word in words.split()}
_MONTH_OF = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
_LONG_MONTHS = [word for word in _MONTH_OF if len(word) > 4]

_ISO = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
)
_DAY_MONTH = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?<!ke)(?<!ke[ -])(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:\s?(?:-|–|s/?d|sampai|&|dan|/|,)\s?[0-9]{1,2})?"
    r"[\s.\-/]*(?:of )?(?P<month>[a-z]{3,10})"
    r"(?:[\s,.\-/]*(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|[.:][0-9]))?"
)
_MONTH_DAY = re.compile(
    r"\b(?P<month>[a-z]{3,10})\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?![0-9]|[.:][0-9])(?:,?\s+(?P<year>[0-9]{4})(?![0-9]))?"
)
_NUMERIC = re.compile(
    r"(?<![0-9.])(?P<day>[0-9]{1,2})\s?[-/.]\s?(?P<month>[0-9]{1,2})"
    r"(?:\s?[-/.]\s?(?P<year>[0-9]{4}|[0-9]{2}))?(?![0-9])"
)
_HEADING = re.compile(
    r"(?:[a-z]+ )*(?P<month>[a-z]{3,10}) (?P<year>[0-9]{4})|(?:bulan )?(?P<only_month>[a-z]{3,10})"
)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(36_526, 73_051)  # the years 2000 to 2099
_LONGEST_DATE = 200
_YEARS = range(2000, 2100)
_YEARS_BACK = 40  # 29 February falls on a given weekday once in 28 years, or in 40


@dataclass(frozen=True)
class DateReading:
    day: date | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class MonthHeading:
    """A heading such as `AGUSTUS 2024` above a group of rows."""

    month: int
    year: int | None


@dataclass(frozen=True)
class _Written:
    day: int
    month: int
    year: int | None
    weekday: int | None


def read_date(
    cell: object, today: date, *, happened: bool = False, group: MonthHeading | None = None
) -> DateReading:
    """Read a date cell: an Excel date, ISO, D/M/Y, `Kamis, 5 September`, `-` for none.

    Day before month, always. A written year stands. Without one, the year of the group's
    heading counts where the weekday fits; else, for what has `happened`, the latest past year
    in which the weekday fits; else the next such day from today on. A weekday that cannot fit
    is flagged, and day and month win. Of a range the first day counts.
    """
    if isinstance(cell, date):
        return _excel_day(cell.date() if isinstance(cell, datetime) else cell, today, happened)
    if isinstance(cell, int | float):
        return _excel_serial(cell, today, happened)
    text = _folded(cell)
    if not any(c.isalnum() for c in text) or text in {"tba", "tbd", "n/a", "belum", "none", "nan"}:
        return DateReading()
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text):
        return _excel_serial(float(text), today, happened)
    found = _written(text)
    if not found:
        return DateReading(problems=("date_unreadable",))
    # `28 Agustus - 3 September 2024` says the year once.
    year = next((one.year for one in found if one.year), None)
    reading = _dated(replace(found[0], year=year), today, happened, group)
    several = ("several_dates",) if len(set(found)) > 1 else ()
    return DateReading(reading.day, reading.problems + several)


def read_month_heading(text: str) -> MonthHeading | None:
    """Return the month that a heading such as `Bulan September 2024` names, else None."""
    found = _HEADING.fullmatch(" ".join(re.findall(r"[a-z0-9]+", _folded(text))))
    month = _month(found["month"] or found["only_month"]) if found else None
    if not found or not month:
        return None
    return MonthHeading(month, int(found["year"]) if found["year"] else None)


def _excel_serial(days: float, today: date, happened: bool) -> DateReading:
    if not _EXCEL_DAYS.start <= days < _EXCEL_DAYS.stop:
        return DateReading(problems=("date_unreadable",))
    return _excel_day(_EXCEL_DAY_ZERO + timedelta(days=int(days)), today, happened)


def _excel_day(day: date, today: date, happened: bool) -> DateReading:
    return DateReading(day, ("date_in_future",) if happened and day > today else ())


def _folded(cell: object) -> str:
    text = "" if cell is None else str(cell)[:_LONGEST_DATE]
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"['’‘`´\u200b-\u200f\ufeff]", "", text).split())


def _written(text: str) -> list[_Written]:
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _NUMERIC):
        found = list(_matches(pattern, text))
        if found:
            return found
    return []


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[_Written]:
    weekday = next((_WEEKDAY_OF[w] for w in re.findall("[a-z]+", text) if w in _WEEKDAY_OF), None)
    for match in pattern.finditer(text):
        day, month = int(match["day"]), _month(match["month"])
        year = _year(match["year"])
        if month and (year or 2024) in _YEARS and _on(year or 2024, month, day):
            yield _Written(day, month, year, weekday)


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    alike = [month for month in _LONG_MONTHS if month[0] == word[0]]  # `smarch` is none
    typo = get_close_matches(word, alike, n=1, cutoff=0.8) if len(word) > 4 else []
    return _MONTH_OF.get(typo[0] if typo and word not in _MONTH_OF else word)


def _year(digits: str | None) -> int | None:
    return (int(digits) + 2000 if len(digits) == 2 else int(digits)) if digits else None


def _dated(
    written: _Written, today: date, happened: bool, group: MonthHeading | None
) -> DateReading:
    """Give a written day its year, and say when its weekday contradicts it."""
    if written.year:
        day = _on(written.year, written.month, written.day)
        return DateReading(day, _doubts(written, day, today, happened))
    if happened:
        days = _days(written, range(today.year, today.year - _YEARS_BACK - 1, -1))
        candidates = [day for day in days if day <= today]
    else:
        days = _days(written, range(today.year, today.year + 9))
        candidates = [day for day in days if day >= today][:1]
    grouped = [day for day in _in_group(written, group) if day <= today or not happened]
    fitting = [day for day in grouped + candidates if _fits(written, day)]
    day = next(iter(fitting or candidates), None)
    return DateReading(day, _doubts(written, day, today, happened))


def _in_group(written: _Written, group: MonthHeading | None) -> list[date]:
    """Return the written day in the year that lies nearest to the heading's month."""
    if not group or not group.year:
        return []
    year = group.year
    months_away = {y: abs(12 * (y - year) + written.month - group.month) for y in _around(year)}
    return list(_days(written, [min(months_away, key=lambda y: months_away[y])]))


def _around(year: int) -> tuple[int, int, int]:
    return (year, year + 1, year - 1)


def _doubts(written: _Written, day: date | None, today: date, happened: bool) -> tuple[str, ...]:
    if day is None:
        return ("date_unreadable",)
    mismatch = () if _fits(written, day) else ("weekday_mismatch",)
    return mismatch + (("date_in_future",) if happened and day > today else ())


def _fits(written: _Written, day: date) -> bool:
    return written.weekday is None or written.weekday == day.weekday()


def _days(written: _Written, years: Iterable[int]) -> Iterator[date]:
    days = (_on(year, written.month, written.day) for year in years)
    return (day for day in days if day)


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
