"""The room's time: the system's plus an offset that only ever grows."""

import math
import time
from datetime import UTC, datetime, timedelta
from email.utils import formatdate


class RoomClock:
    """Tells the room's time; `changes` counts how often it was set or its readers were woken."""

    def __init__(self, offset_s: float = 0.0):
        self.offset_s = offset_s
        self.changes = 0

    def now(self) -> datetime:
        """The room's time, aware, UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def timestamp(self) -> float:
        """The room's time in seconds since 1970."""
        return time.time() + self.offset_s

    def unix(self) -> int:
        """The room's time in whole seconds, as messages carry it."""
        return int(self.timestamp())

    def http_date(self) -> str:
        """The room's time as an HTTP `Date` header (RFC 7231)."""
        return formatdate(self.timestamp(), usegmt=True)

    def move_to(self, moment: datetime) -> None:
        """Set the clock forward to `moment`; an earlier moment leaves it where it is."""
        self.offset_s += max(0.0, (moment - self.now()).total_seconds())
        self.changes += 1


def whole_second_from(moment: datetime) -> datetime:
    """The first whole second that is not before `moment`: a `Date` header has no fractions."""
    return datetime.fromtimestamp(math.ceil(moment.timestamp()), UTC)


def hour_of_next_day(now: datetime, hour: int) -> datetime:
    """`hour`:00 of the calendar day after `now`, in the zone of `now`."""
    return now.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=1)


def iso(unix_s: float) -> str:
    """Unix seconds as an ISO text in UTC."""
    return datetime.fromtimestamp(unix_s, UTC).isoformat().replace("+00:00", "Z")
