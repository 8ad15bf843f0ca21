"""The outbox at a standstill: leads hear of it past the outbox, since through it they cannot."""

from collections.abc import Callable

import structlog

from bot.clock import Clock
from bot.guards.leads import Leads
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.hours import HERE
from deals.says.house.guards import NoticeOutbox
from storage.post.standstill import stands_since

EVERY_S = 60
log = structlog.get_logger()


class Standstill:
    """`held`: whether words to partners are to wait for now."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        channel: TelegramChannel,
        leads: Leads,
        held: Callable[[], bool],
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.channel = channel
        self.leads = leads
        self.held = held
        self._seen = False  # in the last round, too: what has just been let go has its minute
        self._well = False  # known to be, and leads may be told anew

    async def watch(self) -> None:
        now, partners = self.clock.now(), not self.held()
        since = await self.writer.transact(lambda s: stands_since(s, now, partners))
        if since and self._seen:
            log.error("letters are due and none leaves", for_s=round((now - since).total_seconds()))
            self._well = False
            words = NoticeOutbox(since.astimezone(HERE))
            await self.leads.hear_at_once(self.channel, "outbox", words)
        elif not since and not self._well:
            self._well = await self.leads.are_done_with("outbox")
        self._seen = since is not None
