"""A seeded share of the Bot API's answers goes wrong, in every way that there is."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.room import RunningRoom

Json = dict[str, Any]
NEVER_SAID: tuple[Json, ...] = (
    {"status": 500},
    {"status": 502},
    {"status": 504},
    {"status": 429, "retry_after": 1},
    {"cut": "before"},
)
SAID: tuple[Json, ...] = (
    {"status": 500, "done": True},
    {"status": 502, "done": True},
    {"status": 504, "done": True},
    {"cut": "after"},
    {"body": "<html>Bad Gateway</html>"},
    {"delay_s": 0.2},
)


class Weather:
    """Stands in the room and decides for each call, from one seed, whether it goes wrong."""

    def __init__(
        self,
        room: RunningRoom,
        seed: int,
        share: float,
        ways: Sequence[Json] = NEVER_SAID + SAID,
        methods: frozenset[str] = frozenset({"sendmessage", "getupdates", "answercallbackquery"}),
    ) -> None:
        self.dice = random.Random(seed)
        self.share = share
        self.ways = ways
        self.methods = methods
        self.came: Counter[str] = Counter()
        room.room.faults.take = self._take  # type: ignore[method-assign]

    @property
    def answers(self) -> int:
        """How many answers the weather has had a hand in."""
        return self.came.total()

    @property
    def faults(self) -> int:
        return self.answers - self.came["fine"]

    def clears(self) -> None:
        """From now on everything goes well."""
        self.share = 0

    def _take(self, method: str, chat_id: str) -> Json:
        if method not in self.methods or not self.share:
            return {}
        if self.dice.random() >= self.share:
            self.came["fine"] += 1
            return {}
        way = self.dice.choice(self.ways)
        self.came[" ".join(f"{key} {value}" for key, value in way.items())] += 1
        return way
