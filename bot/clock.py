"""The program's one clock: the system's, or in practice the room's."""

import ipaddress
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

JUMP = timedelta(seconds=2)  # a smaller difference is what the message took to reach us
A_SECOND = timedelta(seconds=1)  # which a Date header may leave out
FAR_APART = timedelta(minutes=10)
TOGETHER = timedelta(minutes=9)  # so close they have to be again, lest it goes to and fro

_told = lru_cache(maxsize=1)(parsedate_to_datetime)  # all answers of a second have the same


class Clock:
    """Tells the time in aware UTC. `on_jump` functions are called when a room skips time.

    `apart`: how far ahead of us the platform was when it last answered; a real one never sets us.
    `trusted`: whether partners may be written to and reminded by this clock.
    """

    def __init__(self) -> None:
        self._offset = timedelta()
        self.apart = timedelta()
        self.trusted = True
        self._compared = ""  # the header that came last: for a second they are alike
        self.on_jump: list[Callable[[], None]] = []

    def now(self) -> datetime:
        now = datetime.now(UTC)  # noqa: TID251
        return now + self._offset if self._offset else now

    def follow(self, date_header: str, took: timedelta = timedelta()) -> None:
        """Takes the room's time from the Date header of an answer that took so long.

        It is at least what was told; and at most as much later as the answer took, which on a busy
        machine is seconds: of late answers the clock does not go back.
        """
        ahead = _told(date_header) - self.now()
        if not -took - A_SECOND <= ahead <= timedelta():
            self._jump(ahead)

    def keep_to(self, told: datetime) -> None:
        """Takes the time that is told, when it differs by more than its way here takes."""
        ahead = told - self.now()
        if not -JUMP < ahead < JUMP:
            self._jump(ahead)

    def compare(self, date_header: str, took: timedelta = timedelta()) -> None:
        """Holds the platform's time, from the Date header of its answers, against ours."""
        if date_header == self._compared:
            return
        self._compared = date_header
        try:
            self.apart = _told(date_header) - self.now()
        except (ValueError, TypeError):
            return  # no time, or one without a zone
        self.trusted = abs(self.apart) <= (FAR_APART if self.trusted else TOGETHER)

    def _jump(self, ahead: timedelta) -> None:
        self._offset += ahead
        if abs(ahead) >= JUMP:  # less is what a Date header leaves out: no time was skipped
            for jumped in self.on_jump:
                jumped()


def on_loopback(url: str) -> bool:
    """Whether a URL names this machine: only a room there may set the clock."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
