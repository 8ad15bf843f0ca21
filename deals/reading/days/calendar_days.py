"""Days of the calendar, counted from today: the next 20th, next week's Friday, the last Monday."""

from calendar import monthrange
from datetime import date, timedelta

_WEEK = 7  # days


def later(today: date, days: int) -> date | None:
    """So many days from today; None where the calendar ends."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_month(today: date, day: int, *, past: bool) -> date | None:
    """The next such day from today on, or the last one up to today."""
    months = range(0, -13, -1) if past else range(13)
    return _first(today, [months_later(today, ahead, day) for ahead in months], past)


def day_and_month(today: date, day: int, month: int, *, past: bool) -> date | None:
    """The next such day from today on, or the last one up to today; 29 February may be far."""
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    return _first(today, [on(year, month, day) for year in years], past)


def _first(today: date, days: list[date | None], past: bool) -> date | None:
    return next((day for day in days if day and (day <= today if past else day >= today)), None)


def months_later(today: date, months: int, day: int) -> date | None:
    """The given day of the month that is so many months away."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return on(year, month + 1, day)


def earlier_by_a_year(day: date) -> date | None:
    return on(day.year - 1, day.month, day.day)


def month_end(today: date, months: int) -> date | None:
    first = months_later(today, months, 1)
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def next_weekday(today: date, weekday: int) -> date | None:
    """The next one after today."""
    return later(today, (weekday - today.weekday() - 1) % _WEEK + 1)


def last_weekday(today: date, weekday: int) -> date | None:
    """The last one before today."""
    return later(today, -((today.weekday() - weekday - 1) % _WEEK + 1))


def in_week(today: date, weeks: int, weekday: int) -> date | None:
    """A day of the week, Monday to Sunday, that is so many weeks away."""
    return later(today, weeks * _WEEK + weekday - today.weekday())
