"""The daily backup: a copy of the database each night, the last ones of which are kept (F37)."""

import asyncio
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import structlog

from bot.clock import Clock
from bot.guards.disk import Disk
from bot.guards.leads import Leads
from bot.settings import Settings
from deals.hours import HERE
from deals.says.house.guards import NoticeBackup
from storage.keeping import files

AGAIN_AFTER = timedelta(days=1)
EVERY_S = 600
Fault = Literal["room", "damaged", "failed"]
log = structlog.get_logger()


class Daily:
    """What was last done is read off the folder: each copy is named by its day."""

    def __init__(
        self, settings: Settings, database: Path, clock: Clock, disk: Disk, leads: Leads
    ) -> None:
        self.database = database
        self.folder = settings.backups
        self.hour = settings.backup_hour
        self.kept = settings.daily_backups
        self.clock = clock
        self.disk = disk
        self.leads = leads
        self._well = False  # known to be, and leads may be told anew

    async def watch(self) -> None:
        """Makes the copy of the day that has begun, unless it is there.

        Of a full disk and of a wrong clock leads have heard; the copy waits until they are over.
        """
        if self.disk.low or not self.clock.trusted:
            return
        fault = await asyncio.to_thread(self._kept_up)
        if fault:
            self._well = False
            await self.leads.hear("backup", NoticeBackup(fault, self._last_at()), AGAIN_AFTER)
        elif not self._well:
            self._well = await self.leads.are_done_with("backup")

    def _kept_up(self) -> Fault | None:
        """Sees to it that the day's copy is there; answers what stood in the way."""
        target = self.folder / f"daily-{self._day()}.db"
        if target.exists():
            return None
        if not self.disk.has_room_for(files.size(self.database)):
            log.error("no daily backup: there is no room for it")
            return "room"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            files.copy(self.database, target)
            self._remove_old()
        except files.Damaged:
            log.error("no daily backup: the database is damaged")
            return "damaged"
        except (OSError, sqlite3.Error) as error:
            log.error("no daily backup", error=type(error).__name__)
            return "failed"
        log.info("the daily backup is made", copy=target.name)
        return None

    def _day(self) -> date:
        """A day begins at the hour of its backup."""
        here = self.clock.now().astimezone(HERE)
        return (here - timedelta(hours=self.hour)).date()

    def _copies(self) -> list[Path]:
        """The oldest first."""
        return sorted(self.folder.glob("daily-*.db"))

    def _remove_old(self) -> None:
        """By their number, not by the clock: one that is wrong, or a long absence, takes none."""
        for path in (*self._copies()[: -self.kept], *self.folder.glob("daily-*.part")):
            path.unlink(missing_ok=True)

    def _last_at(self) -> datetime | None:
        copies = self._copies()
        if not copies:
            return None
        return datetime.fromtimestamp(copies[-1].stat().st_mtime, HERE)
