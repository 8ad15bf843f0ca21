"""The guards' way to the leads."""

import socket
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.clock import Clock
from bot.writer import Writer
from deals.says import Words
from handlers import house_trouble
from handlers.turn import Turn
from storage.db import Unit

log = structlog.get_logger()


class Leads:
    """Tells them once of each trouble of this machine, until it is over."""

    def __init__(self, writer: Writer, clock: Clock, bot_name: str) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot_name

    async def hear(self, trouble: str, words: Words, again_after: timedelta | None = None) -> None:
        """A database that does not take it is tried again at the next round."""
        name, now = _here(trouble), self.clock.now()
        cause = f"{name}:{now.isoformat()}"

        def unit(session: Session) -> None:
            turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
            house_trouble.begins(turn, name, words, again_after)

        await self._written(unit)

    async def are_done_with(self, trouble: str) -> bool:
        """The next time is told of again; False when that could not be written down."""
        return await self._written(lambda s: house_trouble.is_over(s, _here(trouble)))

    async def _written(self, unit: Unit) -> bool:
        try:
            await self.writer.transact(unit)
        except SQLAlchemyError as error:
            log.error("leads could not be told", error=type(error).__name__)
            return False
        return True


def _here(trouble: str) -> str:
    """Clocks and disks are a machine's own."""
    return f"{trouble}@{socket.gethostname()}"
