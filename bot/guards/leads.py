"""The guards' way to the leads."""

import socket
from collections.abc import Callable
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.channel import Outgoing, SendFailed
from deals.says import Words
from deals.says.house.guards import NoticeOver
from handlers import say
from handlers.house import troubles
from handlers.turn import Turn
from storage.tables import Staff

log = structlog.get_logger()
SHARED = ("outbox", "token", "data")


class Leads:
    """Tells them once of each trouble of this machine, and when it is over."""

    def __init__(self, writer: Writer, clock: Clock, bot_name: str) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot_name

    async def hear(self, trouble: str, words: Words, again_after: timedelta | None = None) -> None:
        """A database that does not take it is tried again at the next round."""
        name = _named(trouble)
        await self._written(name, lambda t: troubles.begins(t, name, words, again_after))

    async def hear_at_once(self, channel: TelegramChannel, trouble: str, words: Words) -> None:
        """Past the outbox. Until one of them could be told, each round tries again."""
        name = _named(trouble)
        untold: list[Staff] = []
        await self._written(name, lambda t: untold.extend(troubles.untold(t, name)))
        if [lead for lead in untold if await _told(channel, lead, words)]:
            await self._written(name, lambda t: troubles.note(t, name))

    async def are_done_with(self, trouble: str) -> bool:
        """They hear that it is over, if they had heard of it; False when that could not be
        written down."""
        name, words = _named(trouble), NoticeOver(trouble)
        return await self._written(name, lambda t: troubles.is_over(t, name, words))

    async def _written(self, name: str, act: Callable[[Turn], object]) -> bool:
        now = self.clock.now()
        cause = f"{name}:{now.isoformat()}"
        try:
            await self.writer.transact(
                lambda s: act(Turn(s, now, cause, "clock", bot_name=self.bot_name))
            )
        except SQLAlchemyError as error:
            log.error("leads could not be told", error=type(error).__name__)
            return False
        return True


async def _told(channel: TelegramChannel, lead: Staff, words: Words) -> bool:
    text = say.render(words, lead.language)
    try:
        await channel.send(lead.chat, Outgoing("text", text))
    except SendFailed as failed:
        log.error("a lead could not be told", staff=lead.id, failure=failed.failure.value)
        return False
    return True


def _named(trouble: str) -> str:
    """Clocks and disks are a machine's own, unlike what all of the house share."""
    return trouble if trouble in SHARED else f"{trouble}@{socket.gethostname()}"
