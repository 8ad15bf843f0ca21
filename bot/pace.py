"""How fast we may speak: to one chat, to one group, and over all chats.

Telegram's guide values: 1 message a second in a chat (short bursts pass), 20 a minute in a
group, 30 a second over all; what its 429 says wins for the chat that it was said of.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

BURST = 3
GROUP_A_MINUTE = 20
ALL_A_SECOND = 25
PACED = ("text", "document", "picture")


@dataclass
class Bucket:
    """Tokens that grow by `rate` a second up to `size`."""

    rate: float
    size: float
    tokens: float
    at: float

    def grow(self, now: float) -> None:
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now


class Pace:
    """Counts what was sent, on the machine's monotonic clock; knows which lanes have to wait."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, all_a_second: float = ALL_A_SECOND
    ) -> None:
        self._clock = clock
        self._chats: dict[str, Bucket] = {}
        self._all = Bucket(all_a_second, all_a_second, all_a_second, clock())
        self._not_before: dict[str, float] = {}

    def spend(self, lane: str, act: str) -> None:
        """Notes that something is being sent now."""
        if act in PACED:
            self._bucket(lane).tokens -= 1
        self._all.grow(self._clock())
        self._all.tokens -= 1

    def hold(self, lane: str, wait_s: float) -> None:
        """The platform asked for a pause in this chat."""
        self._not_before[lane] = self._clock() + wait_s

    def free(self) -> int:
        """How many may leave at once, over all chats."""
        self._all.grow(self._clock())
        return max(0, int(self._all.tokens))

    def waiting(self) -> list[str]:
        """The lanes that have to wait; the others are forgotten once they are rested."""
        now = self._clock()
        self._not_before = {lane: at for lane, at in self._not_before.items() if at > now}
        for lane in list(self._chats):
            bucket = self._chats[lane]
            bucket.grow(now)
            if bucket.tokens >= bucket.size:
                del self._chats[lane]
        tired = {lane for lane, bucket in self._chats.items() if bucket.tokens < 1}
        return sorted(tired | self._not_before.keys())

    def next_free_s(self) -> float:
        """How long until a lane that waits may speak again; 0 when none waits."""
        now = self._clock()
        waits = [at - now for at in self._not_before.values()]
        waits += [
            (1 - bucket.tokens) / bucket.rate
            for bucket in self._chats.values()
            if bucket.tokens < 1
        ]
        if self._all.tokens < 1:
            waits.append((1 - self._all.tokens) / self._all.rate)
        return max(0.0, min(waits, default=0.0))

    def _bucket(self, lane: str) -> Bucket:
        now = self._clock()
        if lane not in self._chats:
            group = lane.partition(":")[2].startswith("-")
            size = GROUP_A_MINUTE if group else BURST
            rate = GROUP_A_MINUTE / 60 if group else 1.0
            self._chats[lane] = Bucket(rate, size, size, now)
        self._chats[lane].grow(now)
        return self._chats[lane]
