"""The guards: what the house watches over besides its work."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot

from bot.clock import Clock
from bot.guards import clocks, daily, disk, journal, standstill, wal, wishes
from bot.guards.gap import Gap
from bot.guards.leads import Leads
from bot.guards.soundness import Soundness
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.hours import HERE
from deals.says.house.guards import NoticeToken
from handlers.house import restored
from handlers.turn import Turn
from storage.keeping import files

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]
Watch = Callable[[], Awaitable[None]]
log = structlog.get_logger()
SAME_TOKEN = timedelta(hours=1)  # several processes find the same one refused


class NoRoom(SQLAlchemyError):
    """An update was not stored, so it is not confirmed: the platform delivers it again."""


class Guards:
    def __init__(
        self, settings: Settings, writer: Writer, clock: Clock, bot: Bot, practice: bool
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot.username
        self.leads = leads = Leads(writer, clock, self.bot_name)
        database = files.path_of(settings.database)
        self.soundness = Soundness(database)
        self.gap = Gap(writer, clock, self.bot_name)
        self.disk = disk.Disk(settings.folder, database, leads)
        writer.on_failure = self.disk.hear
        letters = standstill.Standstill(
            writer, clock, TelegramChannel(bot), leads, self.partners_wait
        )
        self._rounds: list[tuple[float, Watch]] = [
            (disk.EVERY_S, self.disk.watch),
            (standstill.EVERY_S, letters.watch),
            (wishes.EVERY_S, wishes.Wishes(writer, clock, self.leads).watch),
        ]
        if database:
            self._rounds.append((wal.EVERY_S, wal.Wal(database, leads).watch))
            book = journal.Journal(writer.database, database)
            self._rounds.append((journal.EVERY_S, book.watch))
        if database and settings.daily_backups and not settings.practising:
            copies = daily.Daily(settings, database, clock, self.disk, leads)
            self._rounds.append((daily.EVERY_S, copies.watch))
        if practice:
            clock.on_jump.append(self.gap.skip)
        else:
            watch = clocks.Clocks(clock, bot, writer, leads).watch
            self._rounds.append((clocks.EVERY_S, watch))

    def updates_wait(self) -> bool:
        """Whether handling updates has to wait: room that is kept back is for words to staff, and
        in a database that may be damaged nothing is done."""
        return self.disk.low or self.soundness.in_doubt

    def partners_wait(self) -> bool:
        """Whether words to partners stay in the outbox for now."""
        return self.disk.low or not self.clock.trusted

    def before(self, take: Take) -> Take:
        """Takes updates in as `take` does, while there is room for them; raises NoRoom."""

        async def taking(updates: list[dict[str, Any]]) -> None:
            if self.disk.low:
                raise NoRoom
            await take(updates)

        return taking

    async def run(self) -> None:
        """Makes the rounds until cancelled."""
        await self._tell_of_restore()
        await asyncio.gather(*(_again_and_again(every_s, w) for every_s, w in self._rounds))

    async def token_is_refused(self) -> None:
        """Nothing can be said any more: leads hear of it once a token is known again."""
        since = self.clock.now().astimezone(HERE)
        await self.leads.hear("token", NoticeToken(since), SAME_TOKEN)

    async def _tell_of_restore(self) -> None:
        now = self.clock.now()
        cause = f"restored:{now.isoformat()}"
        try:
            await self.writer.transact(
                lambda s: restored.tell(Turn(s, now, cause, "clock", bot_name=self.bot_name))
            )
        except SQLAlchemyError as error:
            log.error("leads were not told of the restore", error=type(error).__name__)


async def _again_and_again(every_s: float, watch: Watch) -> None:
    """A guard that stumbles goes on, and keeps nobody from their work."""
    while True:
        try:
            await watch()
        except Exception as error:
            log.error("a guard stumbled", error=type(error).__name__, exc_info=error)
        await asyncio.sleep(every_s)
