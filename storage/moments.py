"""Moments as SQLite keeps them: UTC, as `2026-09-01 12:00:00.000000`.

SQLAlchemy's converters say the same in two to five times the time, and a message has a dozen.
"""

from datetime import UTC, datetime
from functools import lru_cache

MOMENTS = 64  # a turn says the same few again and again


@lru_cache(MOMENTS)
def kept(at: datetime) -> str:
    """Raises ValueError when it has no time zone."""
    if at.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    one = at.astimezone(UTC)
    day, time = (one.year, one.month, one.day), (one.hour, one.minute, one.second, one.microsecond)
    return "%04d-%02d-%02d %02d:%02d:%02d.%06d" % (day + time)  # noqa: UP031  # the quickest way


def told(text: str) -> datetime:
    """What `kept` says, as it was: aware, in UTC."""
    return datetime.fromisoformat(text + "+00:00")  # to replace the zone would take longer
