"""The ticker: lets every partner's due steps be taken, a few partners in one commit."""

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.writer import Writer
from handlers import morning, timed
from handlers.turn import Turn
from storage.db import Unit, alone
from storage.deal import reminders
from storage.deal.reminders import Due
from storage.partner.people import Busy

log = structlog.get_logger()
FOUND = 500  # looked up at once
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
        failed: set[int] = set()  # they wait for the next tick, so that the others are not kept
        try:
            while due := await self._due(failed):
                for first in range(0, len(due), AT_ONCE):
                    failed |= await self._take(due[first : first + AT_ONCE])
                    self.after.ring()
            await self.writer.transact(self._greet())
        except SQLAlchemyError as error:
            log.error("reminders have to wait", error=type(error).__name__)
        self.after.ring()

    async def _due(self, failed: set[int]) -> list[Due]:
        now = self.clock.now()
        return await self.writer.transact(lambda s: reminders.due(s, now, FOUND, failed))

    async def _take(self, due: list[Due]) -> set[int]:
        """Answers for which partners nothing could be done."""
        now = self.clock.now()
        failed = await self.writer.transact(lambda s: timed.remind(s, due, now, self.bot_name))
        for partner_id, error in failed.items():
            if not isinstance(error, Busy):
                log.error("a reminder failed", partner=partner_id, exc_info=error)
        return set(failed)

    def _greet(self) -> Unit:
        now = self.clock.now()
        cause = f"morning:{now.isoformat()}"

        def unit(session: Session) -> None:
            alone(session, "morning")
            morning.greet(Turn(session, now, cause, "clock", bot_name=self.bot_name))

        return unit
