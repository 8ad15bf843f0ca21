"""How fast a bot may write: the limits Telegram names, measured on real time."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.practice.refusals import too_many_requests

PRIVATE_BURST, PRIVATE_PER_S = 3, 1.0
ALL_BURST, ALL_PER_S = 30, 30.0
GROUP_MESSAGES, GROUP_WINDOW_S = 20, 60.0


@dataclass
class _Bucket:
    level: float
    at: float

    def wait_s(self, now: float, burst: int, per_s: float, count: int) -> float:
        self.level = min(burst, self.level + (now - self.at) * per_s)
        self.at = now
        return max(0.0, (min(count, burst) - self.level) / per_s)


@dataclass
class Pace:
    """Counts messages; `spend` refuses with 429 what comes too fast."""

    enabled: bool = True
    chats: dict[int, _Bucket] = field(default_factory=dict)
    groups: dict[int, deque[float]] = field(default_factory=dict)
    everyone: _Bucket = field(default_factory=lambda: _Bucket(ALL_BURST, 0.0))

    def spend(self, chat_id: int, now: float, count: int = 1) -> None:
        """Count `count` messages to the chat at `now` (monotonic seconds)."""
        if not self.enabled:
            return
        wait_s = self.everyone.wait_s(now, ALL_BURST, ALL_PER_S, count)
        if chat_id < 0:
            wait_s = max(wait_s, self._group_wait_s(chat_id, now, count))
        else:
            bucket = self.chats.setdefault(chat_id, _Bucket(PRIVATE_BURST, now))
            wait_s = max(wait_s, bucket.wait_s(now, PRIVATE_BURST, PRIVATE_PER_S, count))
        if wait_s > 0:
            raise too_many_requests(math.ceil(wait_s))
        self._take(chat_id, now, count)

    def _group_wait_s(self, chat_id: int, now: float, count: int) -> float:
        sent = self.groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - GROUP_WINDOW_S:
            sent.popleft()
        over = len(sent) + count - GROUP_MESSAGES
        return sent[min(over, len(sent)) - 1] + GROUP_WINDOW_S - now if over > 0 and sent else 0.0

    def _take(self, chat_id: int, now: float, count: int) -> None:
        self.everyone.level -= count
        if chat_id < 0:
            self.groups[chat_id].extend([now] * count)
        else:
            self.chats[chat_id].level -= count
