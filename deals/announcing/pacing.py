"""How fast an announcement goes out: with room left for whoever is in talk with us meanwhile."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from deals.hours import allowed

A_SECOND = 10  # of about 25 that a bot may say over all chats


def moments(start: datetime, zone: str) -> Iterator[datetime]:
    """When each of them may leave: one after the other, and only in allowed hours of the zone."""
    step, at = timedelta(seconds=1 / A_SECOND), start
    while True:
        at = allowed(at, zone)
        yield at
        at += step
