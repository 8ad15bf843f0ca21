"""Long polling: an update is confirmed to Telegram only after it was committed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.telegram import UPDATES
from bot.telegram.connect import LONGEST_PAUSE_S, POLL_S
from bot.telegram.wire import Wire
from storage.post.presence import Presence

log = structlog.get_logger()

LEASE = "poller"
DATABASE_S = 1.0  # our own database is back soon; only a network may be down for long
Take = Callable[[list[dict[str, Any]]], Awaitable[None]]
Asked = Callable[[], Awaitable[None]]


class Poller:
    """Asks for raw updates and hands them to `take`, which commits them; tells `asked` of it."""

    def __init__(self, bot: Bot, take: Take, presence: Presence, asked: Asked) -> None:
        self.bot = bot
        self.take = take
        self.presence = presence
        self.asked = asked
        self.offset: int | None = None

    async def run(self) -> None:
        """Polls until cancelled, while no other of our processes does: then another may at once.

        Raises InvalidToken when the token was revoked.
        """
        try:
            await self._polls()
        finally:
            await asyncio.to_thread(self.presence.let_go, LEASE)

    async def _polls(self) -> None:
        pause_s = 1.0
        while True:
            try:
                if await self._leads():
                    await self._poll()
                else:
                    self.offset = None  # another one goes on from where we are
                    await asyncio.sleep(1)
                pause_s = 1.0
            except InvalidToken:
                raise
            except Conflict:
                log.error("another program polls with this token; only one may")
                await asyncio.sleep(5)
            except SQLAlchemyError as error:
                log.warning("polling failed", error=type(error).__name__, again_in_s=DATABASE_S)
                await asyncio.sleep(DATABASE_S)
            except TelegramError as error:
                log.warning("polling failed", error=type(error).__name__, again_in_s=pause_s)
                await asyncio.sleep(pause_s)
                pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    async def _leads(self) -> bool:
        """Who is alone on the database asks nobody."""
        alone = not self.presence.together
        return alone or await asyncio.to_thread(self.presence.leads, LEASE)

    async def _poll(self) -> None:
        asked: dict[str, Any] = {"timeout": POLL_S, "allowed_updates": list(UPDATES)}
        if self.offset is not None:
            asked["offset"] = self.offset
        wire = cast(Wire, self.bot.request)
        updates: list[dict[str, Any]] = await wire.call(f"{self.bot.base_url}/getUpdates", asked)
        await self.asked()
        if updates:
            await self.take(updates)
        # With nothing left to confirm none: after a quiet week numbers may go on lower.
        self.offset = updates[-1]["update_id"] + 1 if updates else None
