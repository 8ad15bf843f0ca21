"""The holidays that the rules go by, as the library tells them: `python -m tests.holidays_kept`
writes them anew, after a newer library has come."""

import holidays

from deals.calendar.national import HOLIDAYS

YEARS = range(2025, 2078)  # later the library knows no day of Idul Fitri


def told() -> str:
    """One line a day, with its name in Indonesian and in English."""
    ours, english = _named("id"), _named("en_US")
    return "".join(f"{day} {ours[day]} | {english[day]}\n" for day in sorted(ours))


def _named(language: str) -> "holidays.HolidayBase":
    return holidays.country_holidays("ID", years=YEARS, language=language)


if __name__ == "__main__":
    HOLIDAYS.write_text(told(), encoding="utf-8")
