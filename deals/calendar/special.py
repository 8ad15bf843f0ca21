"""Days that matter to whoever posts: twin dates, payday, and national holidays."""

from datetime import date
from functools import lru_cache

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
    return _holidays(day.year, "id" if language == "id" else "en_US").get(day, "")


@lru_cache
def _holidays(year: int, language: str) -> dict[date, str]:
    import holidays  # slow to import, and seldom needed

    return dict(holidays.country_holidays("ID", years=year, language=language))
