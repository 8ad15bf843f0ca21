"""SQLite's journal is put into the file before an answer would have to wait for that."""

import asyncio
from pathlib import Path

from storage.db import Database

EVERY_S = 1


class Journal:
    def __init__(self, database: Database, path: Path) -> None:
        """`path`: the database's file."""
        self.database = database
        self.path = path.with_name(f"{path.name}-wal")
        self._written_at = 0  # when something was last written to it, as far as we have seen

    async def watch(self) -> None:
        written_at = self.path.stat().st_mtime_ns if self.path.exists() else 0
        if written_at != self._written_at:
            await asyncio.to_thread(self.database.empty_journal)
            self._written_at = written_at
