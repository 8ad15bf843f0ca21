"""Which year or month is meant where none is said."""

from datetime import date

from deals.reading.days.calendar_days import day_and_month
from deals.reading.days.said import Said
from deals.reading.days.tense import is_past, will_be

_FAR, _JUST_BEFORE = 300, 45  # days: `28 Agustus` in September was just now


def nearest(said: Said, day: int, month: int, start: int, end: int) -> date | None:
    """The next one; the last one where the wording is past."""
    past = is_past(said, start, end)
    named = day_and_month(said.today, day, month, past=past)
    if past or named is None or (named - said.today).days < _FAR or will_be(said, start, end):
        return named
    before = day_and_month(said.today, day, month, past=True)
    return before if before and (said.today - before).days < _JUST_BEFORE else named
