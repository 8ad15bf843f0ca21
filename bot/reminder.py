"""The ticker: lets every partner's due steps be taken, and what is said of a booked live, a few
partners in one commit."""

from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.writer import Writer
from handlers.turn import Turn
from storage.db import Unit, alone
from storage.deal import reminders
from storage.lives import slots
from storage.partner.people import Busy

log = structlog.get_logger()
FOUND = 500  # looked up at once
Look = Callable[..., list[Any]]  # what is due now, but not of these partners
Take = Callable[..., dict[int, Exception]]  # does it, and answers who could not be served
AT_ONCE = 50  # and of those taken in one commit: others write in between


class Reminders:
    def __init__(self, writer: Writer, clock: Clock, bot_name: str) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot_name
        self.after = Bell()

    async def tick(self) -> None:
        """Takes all steps that are due now, by a clock that can be trusted."""
        if not self.clock.trusted:
            return
        from handlers import lives, timed  # with all that is said of a deal: no start needs it

        try:
            await self._take_all(slots.due, lives.tell)  # first: these are due to the minute
            await self._take_all(reminders.due, timed.remind)
            await self.writer.transact(self._greet())
        except SQLAlchemyError as error:
            log.error("reminders have to wait", error=type(error).__name__)
        self.after.ring()

    async def _take_all(self, look: Look, take: Take) -> None:
        """Those who fail wait for the next tick, so that the others are not kept."""
        failed: set[int] = set()
        while due := await self._due(look, failed):
            for first in range(0, len(due), AT_ONCE):
                failed |= await self._take(take, due[first : first + AT_ONCE])
                self.after.ring()

    async def _due(self, look: Look, failed: set[int]) -> list[Any]:
        now = self.clock.now()
        found: list[Any] = await self.writer.transact(lambda s: look(s, now, FOUND, failed))
        return found

    async def _take(self, take: Take, due: list[Any]) -> set[int]:
        """Answers for which partners nothing could be done."""
        now = self.clock.now()
        failed = await self.writer.transact(lambda s: take(s, due, now, self.bot_name))
        for partner_id, error in failed.items():
            if not isinstance(error, Busy):
                log.error("a reminder failed", partner=partner_id, exc_info=error)
        return set(failed)

    def _greet(self) -> Unit:
        from handlers import morning  # no start needs it

        now = self.clock.now()
        cause = f"morning:{now.isoformat()}"

        def unit(session: Session) -> None:
            alone(session, "morning")
            morning.greet(Turn(session, now, cause, "clock", bot_name=self.bot_name))

        return unit
