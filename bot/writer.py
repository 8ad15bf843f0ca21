"""The writer: hands units of work to the threads that write the database; on SQLite, to one."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.db import Database, Unit

T = TypeVar("T")
SEVERAL = 4  # where several may write: nobody waits for another's long unit


class Writer:
    """The event loop's side of `Database.transact`: no commit ever blocks the loop."""

    def __init__(self, database: Database) -> None:
        self.database = database
        threads = 1 if database.engine.dialect.name == "sqlite" else SEVERAL
        self._thread = ThreadPoolExecutor(threads, thread_name_prefix="writer")
        self.on_failure: Callable[[DBAPIError], None] = lambda error: None

    def begin(self, unit: Callable[[Session], T]) -> asyncio.Future[T]:
        """Hands the unit over now; who waits for it may come to that later."""
        return self._begin(self.database.transact, unit)

    async def transact(self, unit: Callable[[Session], T]) -> T:
        return await self.begin(unit)

    async def transact_all(self, units: Sequence[Unit]) -> list[Any]:
        return await self._begin(self.database.transact_all, units)

    def _begin(self, write: Callable[[Any], T], what: Any) -> asyncio.Future[T]:
        begun = asyncio.get_running_loop().run_in_executor(self._thread, write, what)
        begun.add_done_callback(self._look_at)
        return begun

    def _look_at(self, done: asyncio.Future[Any]) -> None:
        if not done.cancelled() and isinstance(error := done.exception(), DBAPIError):
            self.on_failure(error)

    def close(self) -> None:
        """Waits for the unit at work."""
        self._thread.shutdown()
        self.database.close()
