"""Carriers: so many letters on their way at once, and behind them the line of those to come."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from bot.outcomes import Try
from deals.channel import Outgoing
from storage.post.departures import Departure


class Carried(NamedTuple):
    """One try to deliver a letter; `taken_at` is monotonic."""

    letter: Departure
    outgoing: Outgoing
    taken_at: float

    @property
    def key(self) -> Try:
        """A letter may be on its way twice: after a lease that was over, before its first end."""
        return self.letter.id, self.letter.tries


class Carriers:
    """Each carries the letter that is first in line, then the next: a task for every letter would
    take longer than to write down how it fared."""

    def __init__(self, at_most: int, carry: Callable[[Carried], Awaitable[None]]) -> None:
        self.at_most = at_most
        self.line: deque[Carried] = deque()
        self.in_hand: set[Try] = set()  # carried or in line
        self._carry = carry
        self._at_work: set[asyncio.Task[None]] = set()

    def take(self, letters: Sequence[Carried]) -> None:
        self.line.extend(letters)
        self.in_hand.update(one.key for one in letters)
        self._begin()

    async def finished(self) -> None:
        """Waits until nothing is in hand any more."""
        while self._at_work:
            await asyncio.wait(self._at_work)

    def _begin(self) -> None:
        for _ in range(min(len(self.line), self.at_most - len(self._at_work))):
            carrier = asyncio.create_task(self._go())
            self._at_work.add(carrier)
            carrier.add_done_callback(self._home)

    async def _go(self) -> None:
        while self.line:
            carried = self.line.popleft()
            try:
                await self._carry(carried)
            finally:
                self.in_hand.discard(carried.key)

    def _home(self, carrier: asyncio.Task[None]) -> None:
        """Where one broke down, another takes its place."""
        self._at_work.discard(carrier)
        self._begin()
