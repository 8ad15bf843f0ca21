"""Metrics: the house in numbers, in Prometheus's text format. Nothing personal is in them."""

import asyncio
from collections.abc import Iterator, Mapping
from time import monotonic

from sqlmodel import Session

from bot.house import House
from bot.logs import ERRORS
from storage.overview.figures import (
    Figures,
    figures,
)

TYPE = "text/plain; version=0.0.4; charset=utf-8"
KEPT_S = 5.0  # however often they are asked for, the database is not asked more often
WITHIN_S = 5.0
Counted = Mapping[str, float]


class Metrics:
    """The figures of the whole book, and the counts of this process since its start."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._asking = asyncio.Lock()
        self._read: tuple[Figures, int] | None = None
        self._read_s = 0.0  # monotonic

    async def read(self) -> tuple[Figures, int]:
        """The figures, and how many processes live. Raises SQLAlchemyError or TimeoutError."""
        async with self._asking:
            if self._read is None or monotonic() - self._read_s > KEPT_S:
                async with asyncio.timeout(WITHIN_S):
                    self._read = await self.house.writer.transact(self._figures)
                self._read_s = monotonic()
            return self._read

    async def text(self) -> str:
        """All of them. Raises as above."""
        book, alive = await self.read()
        return "\n".join((*_of_book(book), *self._of_process(alive), ""))

    def _figures(self, session: Session) -> tuple[Figures, int]:
        now = self.house.clock.now()
        return figures(session, now), len(self.house.presence.alive(session))

    def _of_process(self, alive: int) -> Iterator[str]:
        yield from _one("processes_alive", "Processes that live on this database.", alive)
        sends = self.house.postman.channel.outcomes
        yield from _each("sends_total", "Letters sent, by how that ended.", "outcome", sends)
        yield from _each("errors_total", "Errors logged, by their kind.", "kind", ERRORS)


def _of_book(book: Figures) -> Iterator[str]:
    yield from _one("inbox_waiting", "Updates not handled yet.", book.updates)
    yield from _one("inbox_oldest_seconds", "Age of the oldest of them.", book.oldest_update_s)
    yield from _one("inbox_parked", "Updates that could not be handled.", book.parked)
    yield from _one("outbox_due", "Letters that could leave now.", book.letters)
    yield from _one("outbox_oldest_seconds", "How long the first is due.", book.oldest_letter_s)
    yield from _one("outbox_unknown", "Letters staff are asked about.", book.unknown)
    yield from _one("reminders_due", "Reminders whose time has come.", book.reminders_due)
    yield from _one("reminders_late", "Those due for ten minutes.", book.reminders_late)
    yield from _each("staff_debts", "What waits on staff, by its age.", "age", book.debts)


def _one(name: str, about: str, value: float) -> Iterator[str]:
    yield from _head(name, about)
    yield f"sapa_{name} {value:.15g}"


def _each(name: str, about: str, label: str, values: Counted) -> Iterator[str]:
    yield from _head(name, about)
    for key, value in sorted(values.items()):
        yield f'sapa_{name}{{{label}="{_quoted(key)}"}} {value:.15g}'


def _head(name: str, about: str) -> Iterator[str]:
    kind = "counter" if name.endswith("_total") else "gauge"
    yield f"# HELP sapa_{name} {about}"
    yield f"# TYPE sapa_{name} {kind}"


def _quoted(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
