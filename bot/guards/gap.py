"""Remembers when updates were last asked for, and has a long gap told (F09)."""

import asyncio
from collections.abc import Awaitable
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.clock import Clock
from bot.writer import Writer
from handlers.house import gap
from handlers.turn import Turn

log = structlog.get_logger()
NOTED_EVERY_S = 60


class Gap:
    def __init__(self, writer: Writer, clock: Clock, bot_name: str) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot_name
        self._skipped = False
        self._noted_s: float | None = None  # monotonic

    async def asked(self) -> None:
        """To be called whenever the platform has been asked for updates and has answered."""
        if self._noted_lately() or not self.clock.trusted:
            return
        try:
            await self.writer.transact(self._note)
        except SQLAlchemyError as error:
            log.warning("when updates were asked for is not noted", error=type(error).__name__)
        else:
            self._skipped, self._noted_s = False, monotonic()

    async def beside(self, serving: Awaitable[None]) -> None:
        """Serves a webhook; for as long as it can be called, nothing is missing."""
        beating = asyncio.create_task(self._beat())
        try:
            await serving
        finally:
            beating.cancel()

    def skip(self) -> None:
        """A practice room skipped time while we were here: nobody was away."""
        self._skipped, self._noted_s = True, None

    async def _beat(self) -> None:
        while True:
            await self.asked()
            await asyncio.sleep(NOTED_EVERY_S)

    def _noted_lately(self) -> bool:
        return self._noted_s is not None and monotonic() - self._noted_s < NOTED_EVERY_S

    def _note(self, session: Session) -> None:
        now = self.clock.now()
        if self._skipped:
            gap.note(session, now)
        else:
            cause = f"gap:{now.isoformat()}"
            gap.asked(Turn(session, now, cause, "clock", bot_name=self.bot_name))
