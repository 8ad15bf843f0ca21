"""SQLite's one writer: one unit of work at a time, on a connection that stays open."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


class OneWriter:
    """To take a connection out of the pool for each unit, and to put it back, would take a sixth
    of the time of a short one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._alone = threading.Lock()
        self._open: Connection | None = None

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """The connection, to one at a time. After a unit that failed the next one has another."""
        with self._alone:
            lent, self._open = self._ready(), None
            try:
                yield lent
            except BaseException:
                lent.close()
                raise
            self._open = lent

    def _ready(self) -> Connection:
        """Whoever used a session after its unit has begun a transaction that nobody commits."""
        if self._open and self._open.in_transaction():
            self._open.close()
            self._open = None
        return self._open or self._engine.connect()

    def close(self) -> None:
        """Waits for the unit at work."""
        with self._alone:
            if self._open:
                self._open.close()
            self._open = None
