"""The pulse: tells a practice room when there is nothing left to do, and what is due next."""

import asyncio
import contextlib
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot
from telegram.error import TelegramError

from bot.bell import Bell
from bot.clock import Clock
from bot.telegram import CHANNEL
from bot.writer import Writer
from handlers import morning
from storage.deal import reminders
from storage.lives import slots
from storage.post import (
    inbox,
    outbox,
)
from storage.selling import underway


class Pulse:
    """Runs in practice only, so that skipping time stops at each due moment until we are idle."""

    def __init__(self, bot: Bot, writer: Writer, clock: Clock) -> None:
        self.bot = bot
        self.writer = writer
        self.clock = clock
        self.bell = Bell()

    async def run(self) -> None:
        while True:
            with contextlib.suppress(SQLAlchemyError):  # while it is away, nobody is idle
                await self._beat()
            await self.bell.wait(timeout_s=1)

    async def _beat(self) -> None:
        due, handled = await self.writer.transact(_standing)
        now = self.clock.now()  # after looking: what was said while we waited for it is due now
        if any(at <= now for at in due):
            await asyncio.sleep(0.02)
            self.bell.ring()
            return
        report = {
            "now": now.isoformat(),
            "idle": True,
            "next_due": min(due).isoformat() if due else None,
            "handled": handled,
        }
        try:
            await self.bot.do_api_request("roomIdle", api_kwargs=report)
        except TelegramError:
            return  # a room that is gone needs no report


def _standing(session: Session) -> tuple[list[datetime], int | None]:
    """When something is due next, and the update that was stored last."""
    times = (
        inbox.next_at(session),
        outbox.next_due_at(session),
        reminders.next_due_at(session),
        slots.next_due_at(session),
        morning.due_at(session),
        underway.since(session),
    )
    key = inbox.newest_key(session, CHANNEL)
    handled = int(key.partition("+")[0]) if key else None
    return [at for at in times if at is not None], handled
