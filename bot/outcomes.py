"""Outcomes: how tries fared, and sweeps, kept until they are written down."""

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
        self._arrived: dict[What, Arrival] = {}
        self._units: dict[What, Unit] = {}

    def __bool__(self) -> bool:
        return bool(self._arrived or self._units)

    def arrived(self, key: Try, arrival: Arrival) -> None:
        self._arrived[key] = arrival

    def add(self, what: What, unit: Unit) -> None:
        self._units[what] = unit

    @property
    def letters(self) -> set[int]:
        """Whose outcome is known, and not yet written."""
        return {what[0] for what in (*self._arrived, *self._units) if isinstance(what, tuple)}

    def to_write(self) -> list[tuple[Settled, Unit]]:
        """Each unit, with what is settled when it was committed."""
        units: list[tuple[Settled, Unit]] = [((what,), unit) for what, unit in self._units.items()]
        if self._arrived:
            arrivals = [*self._arrived.values()]
            units.append(((*self._arrived,), partial(outbox.sent, arrivals=arrivals)))
        return units

    def settle(self, settled: Settled) -> None:
        for what in settled:
            self._arrived.pop(what, None)
            self._units.pop(what, None)
