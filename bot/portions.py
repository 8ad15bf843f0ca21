"""Portions: large sales files go in, or out again, a few thousand rows in one commit; others write
in between."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

import structlog
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.writer import Writer
from deals.decision import Refused
from storage.engines import database_in_trouble
from storage.partner.people import Busy
from storage.post.presence import Presence
from storage.selling import underway
from storage.tables import SalesUnderway

if TYPE_CHECKING:
    from handlers.turn import Turn

log = structlog.get_logger()
LOOK_S = 2.0  # how often to look for what was begun here, or in another process, or left
TRIES = 5  # of a file that fails, one in each round
Step = Callable[[Session, SalesUnderway], Any]


class Portions:
    """One file at a time. What is read of it is read beside the database's writer."""

    def __init__(self, writer: Writer, clock: Clock, presence: Presence, bot_name: str) -> None:
        self.writer = writer
        self.clock = clock
        self.presence = presence
        self.bot_name = bot_name
        self._failed: dict[int, list[str]] = {}  # by the file: the kinds of its errors
        self._waiting: set[int] = set()  # for the next round
        self.after = Bell()

    async def run(self) -> None:
        """Works at what is underway, until cancelled."""
        while True:
            await self.round()
            await asyncio.sleep(LOOK_S)

    async def round(self) -> None:
        """All that is underway; a database that fails is tried again in the next round."""
        self._waiting.clear()
        try:
            while await self.one():
                self.after.ring()
        except Exception as error:
            log.error("sales files have to wait", error=type(error).__name__)

    async def one(self) -> bool:
        """Brings one file to its end; False where nothing is underway. One that fails, or that
        another process is in the way of, waits for the next round. Raises the database's trouble.
        """
        if await asyncio.to_thread(self.writer.database.read, underway.since) is None:
            return False  # as nearly always: to find that out, nobody who writes is kept waiting
        row = await self.writer.transact(self._next)
        if row is None:
            return False
        try:
            await self._work(row)
            self._failed.pop(row.file_id, None)
        except Exception as error:
            if database_in_trouble(error):
                raise
            self._waits(row.file_id, error)
        return True

    def _next(self, session: Session) -> SalesUnderway | None:
        alive = self.presence.alive(session)
        return underway.next_one(session, self.presence.id, alive, self._waiting)

    def _waits(self, file_id: int, error: Exception) -> None:
        """For the next round; to wait for another process is no failure."""
        self._waiting.add(file_id)
        if not isinstance(error, Busy):
            self._failed.setdefault(file_id, []).append(type(error).__name__)
            log.error("a sales file failed", file=file_id, error=type(error).__name__)

    async def _work(self, row: SalesUnderway) -> None:
        if len(self._failed.get(row.file_id, ())) >= TRIES:
            await self._step(row.file_id, self._give_up)
        elif row.going == "out":
            await self._let_go(row.file_id)
        else:
            await self._take(row)

    def _give_up(self, session: Session, row: SalesUnderway) -> None:
        from handlers.staff.selling import keeping

        turn = self._turn(session, row, ":stuck")  # told once, however often it comes to that
        keeping.give_up(turn, row, self._failed[row.file_id][-1])

    async def _let_go(self, file_id: int) -> None:
        while await self._step(file_id, underway.let_go):
            pass

    async def _take(self, row: SalesUnderway) -> None:
        """From the line on that it had come to."""
        from handlers.staff.selling import keeping  # with all that reads a file: no start needs it

        lines = keeping.lines_of(row.source, row.at)
        try:
            while some := await asyncio.to_thread(_portion, lines):
                if not await self._step(row.file_id, partial(_take_some, some)):
                    return
        except Refused as refused:
            log.error("a sales file cannot be read to its end", reason=refused.code)
            back = partial(keeping.turn_back, refused=refused)
            await self._step(row.file_id, lambda s, row: back(self._turn(s, row), row))
            return
        await self._step(row.file_id, lambda s, row: keeping.settle(self._turn(s, row), row))

    async def _step(self, file_id: int, step: Step) -> Any:
        """What the step answers; None where the file is another process's by now."""

        def unit(session: Session) -> Any:
            row = underway.held(session, file_id, self.presence.id)
            return step(session, row) if row else None

        return await self.writer.transact(unit)

    def _turn(self, session: Session, row: SalesUnderway, what: str = "") -> "Turn":
        from handlers.turn import Turn

        cause = f"sales:{row.file_id}{what}"
        return Turn(session, self.clock.now(), cause, "clock", bot_name=self.bot_name)


def _portion(lines: Iterator[Any]) -> list[Any]:
    return [*islice(lines, underway.AT_ONCE)]


def _take_some(some: list[Any], session: Session, row: SalesUnderway) -> bool:
    underway.take(session, row, some)
    return True
