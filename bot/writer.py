"""The writer: hands units of work to the one thread that writes the database."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlmodel import Session

from storage.db import Database, Unit

T = TypeVar("T")


class Writer:
    """The event loop's side of `Database.transact`: no commit ever blocks the loop."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    async def transact(self, unit: Callable[[Session], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.database.transact, unit)

    async def transact_all(self, units: Sequence[Unit]) -> list[Any]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.database.transact_all, units)

    def close(self) -> None:
        """Waits for the unit at work."""
        self._thread.shutdown()
        self.database.close()
