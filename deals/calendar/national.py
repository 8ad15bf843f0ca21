"""Indonesia's national holidays, from a list that tests/holidays_kept.py writes: to ask the library
takes eleven megabytes for good."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

HOLIDAYS = Path(__file__).with_name("holidays.txt")


class Names(NamedTuple):
    """What a day is called in each language."""

    id: str
    en: str


@cache
def national_holidays() -> dict[date, Names]:
    """Each holiday with its names; after 2077 none are known."""
    lines = HOLIDAYS.read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" ") for line in lines]
    return {date.fromisoformat(day): Names(*names.split(" | ")) for day, _, names in rows}
