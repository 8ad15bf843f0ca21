"""Knows whether the bot has done all there is to do at the room's present time."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.practice.clock import RoomClock
from bot.practice.refusals import bad_request
from bot.practice.updates import UpdateQueue

REPORT_LEEWAY = timedelta(seconds=2)
QUIET_S = 0.3
ONLINE_GRACE_S = 5.0


@dataclass(frozen=True)
class IdleReport:
    """What the bot said of itself, and after which change of the clock it said so."""

    idle: bool
    next_due: datetime | None
    handled: int | None
    clock_change: int | None


class IdleWatch:
    """Hears the bot's reports; a bot that never reports is judged by its silence."""

    def __init__(self, clock: RoomClock, updates: UpdateQueue):
        self.clock = clock
        self.updates = updates
        self.report: IdleReport | None = None
        self.calls_open = 0
        self.last_call_at = 0.0

    def hear(self, words: dict[str, Any]) -> None:
        """Take a report; one that speaks of another time than the room's is not believed."""
        now = _moment(words.get("now"))
        if now is None:
            raise bad_request("now is empty")
        timely = abs(now - self.clock.now()) <= REPORT_LEEWAY
        self.report = IdleReport(
            words.get("idle") is True,
            _moment(words.get("next_due")),
            self._handled(words.get("handled")),
            self.clock.changes if timely else None,
        )

    def _handled(self, told: int | None) -> int | None:
        # A bot that never had an update cannot name one; others may have been taken before it came.
        if told is None and not self.updates.fresh(self.clock.unix()):
            return self.updates.newest_given
        return told

    def call_began(self) -> None:
        """Note that the bot is doing something."""
        self.calls_open += 1

    def call_ended(self) -> None:
        """Note that it got its answer."""
        self.calls_open -= 1
        self.last_call_at = time.monotonic()

    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        now = self.clock.unix()
        if self.updates.fresh(now):
            return False
        if self.report is None:
            return not self.calls_open and time.monotonic() - self.last_call_at >= QUIET_S
        if not self.report.idle or self.report.clock_change != self.clock.changes:
            return False
        newest = self.updates.newest(now)
        handled = self.report.handled
        return newest is None or (handled is not None and handled >= newest)

    def next_due(self) -> datetime | None:
        """The next moment at which the bot has something to do, as last reported."""
        return self.report.next_due if self.report else None


def _moment(words: Any) -> datetime | None:
    if words is None:
        return None
    try:
        moment = datetime.fromisoformat(str(words))
    except ValueError:
        raise bad_request("can't parse a moment of the report") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
