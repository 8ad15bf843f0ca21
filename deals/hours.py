"""When a partner may be written to unasked: not at night, on Sundays or on national holidays."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deals.calendar.national import national_holidays

MORNING = time(9)
EVENING = time(17)
DAY_BEGINS = time(8)
DAY_ENDS = time(21)
SUNDAY = 6
HERE = ZoneInfo("Asia/Jakarta")  # where the team reads its days


def day_here(at: datetime) -> date:
    """The day of a moment (aware) in Jakarta, which is not UTC's until seven in the morning."""
    return at.astimezone(HERE).date()


def allowed_day(day: date) -> bool:
    """False on Sundays and on Indonesia's national holidays."""
    return day.weekday() != SUNDAY and day not in national_holidays()


def allowed(at: datetime, zone: str) -> datetime:
    """`at` (aware), or 09:00 of the next allowed day in `zone` when that is a forbidden time."""
    local = at.astimezone(ZoneInfo(zone))
    if allowed_day(local.date()) and DAY_BEGINS <= local.time() < DAY_ENDS:
        return at
    too_early = allowed_day(local.date()) and local.time() < DAY_BEGINS
    return morning_of(local.date() if too_early else _next_allowed_day(local.date()), zone)


def next_morning(at: datetime, zone: str) -> datetime:
    """09:00 of the first allowed day after the day of `at`, in `zone`, as UTC."""
    return morning_of(_next_allowed_day(at.astimezone(ZoneInfo(zone)).date()), zone)


def morning_of(day: date, zone: str) -> datetime:
    """09:00 of `day` in `zone`, as UTC."""
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def evening_of(at: datetime, zone: str) -> datetime:
    """17:00 of the day of `at` in `zone`, as UTC: what was gathered on that day goes out."""
    day = at.astimezone(ZoneInfo(zone)).date()
    return datetime.combine(day, EVENING, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _next_allowed_day(day: date) -> date:
    day += timedelta(days=1)
    while not allowed_day(day):
        day += timedelta(days=1)
    return day
