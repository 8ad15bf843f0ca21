"""Outcomes: how tries fared, and sweeps, kept until they are written down."""

from datetime import datetime
from functools import partial

from storage.db import Unit
from storage.post import outbox
from storage.post.outbox import Arrival

Try = tuple[int, int]  # the number of a letter, and of the try
What = Try | str
Settled = tuple[What, ...]


class Outcomes:
    """What arrived is written by one statement, everything else by a unit of its own."""

    def __init__(self) -> None:
        self._just_arrived: dict[Try, str | None] = {}  # as which messages
        self._arrived: dict[What, Arrival] = {}
        self._units: dict[What, Unit] = {}

    def __bool__(self) -> bool:
        return bool(self._just_arrived or self._arrived or self._units)

    def arrived(self, key: Try, message_id: str | None) -> None:
        self._just_arrived[key] = message_id

    def add(self, what: What, unit: Unit) -> None:
        self._units[what] = unit

    @property
    def letters(self) -> set[int]:
        """Whose outcome is known, and not yet written."""
        known = (*self._just_arrived, *self._arrived, *self._units)
        return {what[0] for what in known if isinstance(what, tuple)}

    def to_write(self, now: datetime) -> list[tuple[Settled, Unit]]:
        """Each unit, with what is settled when it was committed. Whatever arrived since the last
        time arrived `now`: nobody asks about less than a second."""
        self._arrived |= {
            key: Arrival(key[0], message_id, now) for key, message_id in self._just_arrived.items()
        }
        self._just_arrived.clear()
        units: list[tuple[Settled, Unit]] = [((what,), unit) for what, unit in self._units.items()]
        if self._arrived:
            arrivals = [*self._arrived.values()]
            units.append(((*self._arrived,), partial(outbox.sent, arrivals=arrivals)))
        return units

    def settle(self, settled: Settled) -> None:
        for what in settled:
            self._arrived.pop(what, None)
            self._units.pop(what, None)
