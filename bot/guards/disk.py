"""The disk: some room is kept back, so that of a full one can still be told (F50)."""

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path

import structlog
from sqlalchemy.exc import DBAPIError

from bot.guards.leads import Leads
from deals.says.house.guards import NoticeDisk
from storage.keeping import files

MB = 2**20
RESERVE, RESERVE_SHARE = 64 * MB, 0.01  # the smaller one is kept back,
LEAST = MB // 4  # and never less than it takes to write one notice down, send it, and note that
LOW, LOW_SHARE = 500 * MB, 0.05  # below the smaller one the disk is nearly full
TINY = 1024 * MB  # there, it is full once only the reserve is left
BACK = 1.1  # so much more than the mark has to be free again, lest it goes to and fro
EVERY_S = 5
log = structlog.get_logger()


def reserve_size(total: int) -> int:
    """Bytes to keep back on a disk of so many."""
    return min(RESERVE, max(LEAST, int(total * RESERVE_SHARE)))


def low_mark(total: int) -> int:
    """Free bytes below which a disk of so many is nearly full."""
    mark = min(LOW, int(total * LOW_SHARE))
    return min(mark, reserve_size(total)) if total < TINY else mark


class Disk:
    """`low`: words to partners, and confirming what they wrote, have to wait."""

    def __init__(self, folder: Path, database: Path | None, leads: Leads) -> None:
        """`database`: SQLite's file, whose journal can be shrunk."""
        self.folder = folder
        self.database = database
        self.leads = leads
        self.low = False
        self.reserve = folder / "reserve"
        self._well = False  # known to be, and leads have been told so

    async def watch(self) -> None:
        """Measures; gives the reserve up, or makes it again."""
        await asyncio.to_thread(self._measure)
        if self.low:
            self._well = False
            free_mb = shutil.disk_usage(self.folder).free // MB
            log.error("the disk is nearly full", free_mb=free_mb)
            await self.leads.hear("disk", NoticeDisk(free_mb))
        elif not self._well:
            self._well = await self.leads.are_done_with("disk")

    def hear(self, error: DBAPIError) -> None:
        """A commit failed; for lack of space, the next one waits for the next measuring."""
        self.low = self.low or files.is_full(error)

    def has_room_for(self, size: int) -> bool:
        """Whether the disk would not be nearly full with a file of so many bytes more."""
        disk = shutil.disk_usage(self.folder)
        kept = 0 if self.reserve.exists() else reserve_size(disk.total)
        return disk.free - size >= int(low_mark(disk.total) * BACK) + kept

    def _measure(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        disk = shutil.disk_usage(self.folder)
        mark, kept = low_mark(disk.total), reserve_size(disk.total)
        free = self._freed() if self.low or disk.free < mark else disk.free
        enough = mark if self.reserve.exists() else int(mark * BACK) + kept
        self.low = free < enough or not self._kept_back(kept)
        if self.low:
            with suppress(OSError):
                self.reserve.unlink(missing_ok=True)

    def _freed(self) -> int:
        """Bytes free once the journal is shrunk. That may take room first: the first time the
        reserve is still there, and at the next ones leads have been told."""
        if self.database:
            files.shrink_journal(self.database)
        return shutil.disk_usage(self.folder).free

    def _kept_back(self, size: int) -> bool:
        """Whether the reserve is there, or could be made."""
        if self.reserve.exists() and self.reserve.stat().st_size >= size:
            return True
        try:
            with self.reserve.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, size)
        except OSError:
            return False
        return True
