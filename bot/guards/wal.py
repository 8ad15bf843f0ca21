"""SQLite's journal: it grows for as long as somebody reads, and leads hear of it (F59)."""

from datetime import timedelta
from pathlib import Path

import structlog

from bot.guards.leads import Leads
from deals.says.house.guards import NoticeWal

MB = 2**20
LARGE = 256 * MB
AGAIN_AFTER = timedelta(days=1)
EVERY_S = 60
log = structlog.get_logger()


class Wal:
    def __init__(self, database: Path, leads: Leads, large: int = LARGE) -> None:
        self.journal = database.with_name(f"{database.name}-wal")
        self.leads = leads
        self.large = large
        self._well = False  # known to be, and leads have been told so

    async def watch(self) -> None:
        size = self.journal.stat().st_size if self.journal.exists() else 0
        if size > self.large:
            log.warning("the database's journal is large: is there a reader?", mb=size // MB)
            self._well = False
            await self.leads.hear("wal", NoticeWal(size // MB), AGAIN_AFTER)
        elif not self._well:
            self._well = await self.leads.are_done_with("wal")
