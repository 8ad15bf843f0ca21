"""A live as its partner booked it: when it goes on, and when we speak about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deals.hours import next_morning

DAY_BEFORE, SOON, ASK, AGAIN = "day_before", "soon", "ask", "again"
A_DAY, HALF_AN_HOUR = timedelta(hours=24), timedelta(minutes=30)
AHEAD = ("booked", "asked")  # of these a live has one
MISSED = "missed"


@dataclass(frozen=True)
class Slot:
    """When (UTC) deliverable number `deliverable` of a deal goes on.

    `state`: booked, asked (for the screenshot), shown, missed (nothing was handed in) or cancelled.
    `steps_done`: how many of its steps are behind us.
    """

    id: int
    deal_id: int
    deliverable: int
    at: datetime
    state: str
    steps_done: int
    booked_at: datetime

    def begun(self, now: datetime) -> bool:
        return self.at <= now

    def local(self, zone: str) -> datetime:
        """When it is there by the clock on the wall."""
        return self.at.astimezone(ZoneInfo(zone))


@dataclass(frozen=True)
class SlotStep:
    """What we say about a slot at `at`; from `until` on it would no longer be true."""

    name: str
    index: int
    at: datetime
    until: datetime | None = None


def next_step(slot: Slot, now: datetime, zone: str, asked_after: int) -> SlotStep | None:
    """What is said next. What is overtaken by now, or was over when it was booked, is left out.

    `asked_after`: so many minutes after it began the screenshot is asked for.
    """
    if slot.state not in AHEAD:
        return None
    for step in _steps(slot, zone, asked_after)[slot.steps_done :]:
        if (step.until is None or now < step.until) and slot.booked_at < step.at:
            return step
    return None


def _steps(slot: Slot, zone: str, asked_after: int) -> tuple[SlotStep, ...]:
    soon, ask = slot.at - HALF_AN_HOUR, slot.at + timedelta(minutes=asked_after)
    again = next_morning(slot.at, zone)
    return (
        SlotStep(DAY_BEFORE, 0, slot.at - A_DAY, soon),
        SlotStep(SOON, 1, soon, slot.at),
        SlotStep(ASK, 2, ask, again),
        SlotStep(AGAIN, 3, again),
    )
