"""The holidays that the rules go by, as the library tells them: `python -m tests.holidays_kept`
writes them anew, after a newer library has come."""

import holidays

from deals.hours import HOLIDAYS

YEARS = range(2025, 2078)  # later the library knows no day of Idul Fitri


def told() -> str:
    """One line a year."""
    return "".join(f"{year}: {' '.join(_days(year))}\n" for year in YEARS)


def _days(year: int) -> list[str]:
    return [f"{day:%m-%d}" for day in sorted(holidays.country_holidays("ID", years=year))]


if __name__ == "__main__":
    HOLIDAYS.write_text(told(), encoding="utf-8")
