"""Soundness: every page of the database is read at the start, which takes long for a large one.

Meanwhile updates are taken in already; what is to be done and said waits until it is known sound.
"""

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path

from storage.keeping import files


class Soundness:
    """`in_doubt`: it is being read, or turned out to be damaged."""

    def __init__(self, database: Path | None) -> None:
        self.database = database
        self.in_doubt = False

    async def found(self) -> None:
        """Reads a SQLite file in another thread; cancelled, it stops reading. Raises Damaged."""
        if self.database is None:
            return
        self.in_doubt = True
        begun: list[sqlite3.Connection] = []
        reading = asyncio.to_thread(files.check, self.database, begun.append)
        try:
            await reading
        except asyncio.CancelledError:
            for connection in begun:
                with suppress(sqlite3.ProgrammingError):  # it has just come to its end
                    connection.interrupt()
            raise
        self.in_doubt = False
