"""Which year or month is meant where none is said."""

from datetime import date

from deals.reading.days.calendar_days import day_and_month
from deals.reading.days.said import Said
from deals.reading.days.tense import is_past, will_be

_FAR, _NEAR = 300, 45  # days: `28 Agustus` in September was just now


def nearest(said: Said, day: int, month: int, start: int, end: int) -> date | None:
    """The next one; the last one where the wording is past."""
    past = is_past(said, start, end)
    named = day_and_month(said.today, day, month, past=past)
    other = day_and_month(said.today, day, month, past=not past)
    if named is None or other is None or abs((named - said.today).days) < _FAR:
        return named
    if not past and will_be(said, start, end):
        return named
    return other if abs((other - said.today).days) < _NEAR else named  # nobody reports so late
