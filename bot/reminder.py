"""The ticker: lets every partner's due steps be taken, a few partners in one commit."""

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.writer import Writer
from handlers import morning, timed
from handlers.turn import Turn
from storage import reminders
from storage.db import Unit, alone
from storage.people import Busy

log = structlog.get_logger()
AT_ONCE = 20


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
            while await self._some(failed):
                self.after.ring()
            await self.writer.transact(self._greet())
        except SQLAlchemyError as error:
            log.error("reminders have to wait", error=type(error).__name__)
        self.after.ring()

    async def _some(self, failed: set[int]) -> bool:
        now = self.clock.now()
        due = await self.writer.transact(
            lambda s: list(reminders.due_partners(s, now, AT_ONCE, failed))
        )
        outcomes = await self.writer.transact_all([self._turn(partner_id) for partner_id in due])
        for partner_id, outcome in zip(due, outcomes, strict=True):
            if isinstance(outcome, Exception):
                failed.add(partner_id)
            if isinstance(outcome, Exception) and not isinstance(outcome, Busy):
                log.error("a reminder failed", partner=partner_id, exc_info=outcome)
        return bool(due)

    def _greet(self) -> Unit:
        now = self.clock.now()
        cause = f"morning:{now.isoformat()}"

        def unit(session: Session) -> None:
            alone(session, "morning")
            morning.greet(Turn(session, now, cause, "clock", bot_name=self.bot_name))

        return unit

    def _turn(self, partner_id: int) -> Unit:
        now = self.clock.now()

        def unit(session: Session) -> None:
            cause = f"due:{partner_id}:{now.isoformat()}"
            timed.remind(Turn(session, now, cause, "clock", bot_name=self.bot_name), partner_id)

        return unit
