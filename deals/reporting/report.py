"""A month's report: how far everybody came, the pace that is left, and how punctual they were."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from deals.hours import allowed_day
from deals.reporting.months import first_day, last_day


@dataclass(frozen=True)
class Steps:
    """How many came that far. What counts is what people did, whatever we sent.

    `delivered`: everything was handed in; `dated` of them by a day that had been agreed, and
    `on_time` by that day or before.
    """

    listed: int = 0
    vetted: int = 0
    approached: int = 0
    answered: int = 0
    agreed: int = 0
    posted: int = 0
    delivered: int = 0
    accepted: int = 0
    dated: int = 0
    on_time: int = 0

    def __add__(self, other: "Steps") -> "Steps":
        return Steps(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Steps)))

    @property
    def on_time_pct(self) -> int | None:
        """None where nobody has delivered yet."""
        return round(100 * self.on_time / self.dated) if self.dated else None


SHOWN = ("listed", "vetted", "approached", "answered", "agreed", "posted", "accepted")


@dataclass(frozen=True)
class Group:
    """Those who have something in common: a tier, a platform, an owner, a month."""

    name: str
    steps: Steps


@dataclass(frozen=True)
class Pace:
    """What is missing until the target, and the working days left for it, today included."""

    missing: int
    days_left: int

    @property
    def a_day(self) -> float | None:
        """How many a working day; None where no day is left."""
        return self.missing / self.days_left if self.days_left else None


@dataclass(frozen=True)
class Report:
    """One month (`2026-09`), of one brand or of all (`brand` empty)."""

    month: str
    brand: str
    target: int
    steps: Steps
    tiers: tuple[Group, ...] = ()
    platforms: tuple[Group, ...] = ()
    owners: tuple[Group, ...] = ()
    months: tuple[Group, ...] = ()  # this one and those before, the oldest first


def pace(report: Report, today: date) -> Pace:
    """How many have yet to be accepted for the target, and in how many working days."""
    missing = max(0, report.target - report.steps.accepted)
    first, last = max(today, first_day(report.month)), last_day(report.month)
    days = ((first + timedelta(days=n)) for n in range((last - first).days + 1))
    return Pace(missing, sum(allowed_day(day) for day in days))
