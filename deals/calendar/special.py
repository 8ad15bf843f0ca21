"""Days that matter to whoever posts: twin dates, payday, and national holidays."""

from datetime import date

from deals.calendar.national import national_holidays

PAYDAY = 25
TWIN, PAY, HOLIDAY = "twin", "payday", "holiday"


def marks(day: date) -> tuple[str, ...]:
    """9.9, 10.10 and the like; the 25th; a national holiday."""
    found = []
    if day.day == day.month:
        found.append(TWIN)
    if day.day == PAYDAY:
        found.append(PAY)
    if holiday(day, "id"):
        found.append(HOLIDAY)
    return tuple(found)


def holiday(day: date, language: str) -> str:
    """The name of Indonesia's national holiday on that day; empty when it is none."""
    names = national_holidays().get(day)
    if names is None:
        return ""
    return names.id if language == "id" else names.en
