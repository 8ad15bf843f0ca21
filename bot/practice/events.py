"""Tells open pages what happens in the room."""

import asyncio
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Event = tuple[str, Json]

MOST_WAITING = 2000


class EventHub:
    """Hands each event to every page that listens; a page too slow is cut off and reloads."""

    def __init__(self) -> None:
        self.seq = 0
        self.listeners: set[asyncio.Queue[Event | None]] = set()

    def tell(self, kind: str, make: Callable[[], Json]) -> None:
        """Send an event; its content is only made where somebody listens."""
        self.seq += 1
        if not self.listeners:
            return
        event = (kind, {"seq": self.seq, **make()})
        for listener in list(self.listeners):
            if listener.qsize() >= MOST_WAITING:
                self._cut_off(listener)
            else:
                listener.put_nowait(event)

    def listen(self) -> asyncio.Queue[Event | None]:
        """A queue of events; None in it means the end."""
        listener: asyncio.Queue[Event | None] = asyncio.Queue()
        self.listeners.add(listener)
        return listener

    def close(self) -> None:
        """End every stream."""
        for listener in list(self.listeners):
            self._cut_off(listener)

    def _cut_off(self, listener: asyncio.Queue[Event | None]) -> None:
        self.listeners.discard(listener)
        listener.put_nowait(None)
