"""The day that a message names."""

import re
from datetime import date, timedelta

from deals.reading.found import Found

_AHEAD = {"hari ini": 0, "malam ini": 0, "today": 0, "besok": 1, "bsk": 1, "tomorrow": 1, "lusa": 2}
_DAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
_DAY_AHEAD = re.compile(rf"\b({'|'.join(_AHEAD)})\b")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})\s*({'|'.join(_MONTHS)})[a-z]*\b")
_DAY_ALONE = re.compile(r"\b(?:tgl|tanggal|tg)\.?\s*(\d{1,2})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")


def day_named(words: str, today: date) -> Found[date] | None:
    """The day that plain text names; without a year or month it is the next one."""
    day = _day(words, today)
    return Found(day, 0.8) if day else None


def _day(words: str, today: date) -> date | None:
    if found := _DAY_AHEAD.search(words):
        return today + timedelta(days=_AHEAD[found[1]])
    if found := _DAY_MONTH.search(words):
        return _next(today, int(found[1]), _MONTHS[found[2]])
    if found := _DAY_ALONE.search(words):
        return _next(today, int(found[1]))
    if found := _WEEKDAY.search(words):
        return today + timedelta(days=(_DAYS[found[1]] - today.weekday() - 1) % 7 + 1)
    return None


def _next(today: date, day: int, month: int | None = None) -> date | None:
    """The next such day from today on; None when there is none (31 February)."""
    days = (today + timedelta(days=ahead) for ahead in range(366))
    return next((d for d in days if d.day == day and month in (None, d.month)), None)
