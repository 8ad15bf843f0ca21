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

    async def transact(self, unit: Callable[[Session], T]) -> T:
        done: T = await self._write(self.database.transact, unit)
        return done

    async def transact_all(self, units: Sequence[Unit]) -> list[Any]:
        done: list[Any] = await self._write(self.database.transact_all, units)
        return done

    async def _write(self, write: Callable[[Any], Any], what: Any) -> Any:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, write, what)
        except DBAPIError as error:
            self.on_failure(error)
            raise

    def close(self) -> None:
        """Waits for the unit at work."""
        self._thread.shutdown()
        self.database.close()
