"""This machine's clock against the platform's: apart, partners and reminders wait (F41)."""

from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.guards.leads import Leads
from bot.writer import Writer
from deals.hours import HERE
from deals.says.house.guards import NoticeClock
from storage.post import outbox

log = structlog.get_logger()
EVERY_S = 60


class Clocks:
    def __init__(self, clock: Clock, bot: Bot, writer: Writer, leads: Leads) -> None:
        self.clock = clock
        self.bot = bot
        self.writer = writer
        self.leads = leads
        self._well = False  # known to be, and what was held has been let go

    async def watch(self) -> None:
        """Any answer has a Date header, and the connection hands it to the clock."""
        try:
            await self.bot.get_me()
        except TelegramError as error:
            log.debug("the platform was not asked for its time", error=type(error).__name__)
        if not self.clock.trusted:
            await self._differ()
        elif not self._well:
            await self._agree()

    async def _differ(self) -> None:
        self._well = False
        log.error("the clocks are apart", platform_ahead_s=round(self.clock.apart.total_seconds()))
        machine = self.clock.now().astimezone(HERE)
        await self.leads.hear("clock", NoticeClock(machine, machine + self.clock.apart))

    async def _agree(self) -> None:
        """Words that were made in a false future are due now."""
        now = self.clock.now() + timedelta(seconds=1)
        try:
            await self.writer.transact(lambda s: outbox.pull_back(s, now))
        except SQLAlchemyError as error:
            log.error("what is due is not put right", error=type(error).__name__)
            return
        self._well = await self.leads.are_done_with("clock")
