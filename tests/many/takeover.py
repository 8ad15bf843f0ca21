"""Watches the database for work that lies with a dead process, and for how long."""

import threading
import time

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.db import Database
from storage.post.presence import LIVING

LYING = text(
    "with living as (select objid::bigint from pg_locks where locktype = 'advisory' and granted"
    f" and classid = {LIVING})"
    " select 'letter', id, holder from outbox"
    " where state = 'sending' and holder not in (table living)"
    " union all select 'update', id, holder from inbox"
    " where state = 'new' and holder not in (table living)"
)


class Takeover:
    """`taken_s`: how long each letter and each lent update lay with a process that was dead."""

    def __init__(self, url: str) -> None:
        self.taken_s: dict[tuple[str, int, int], float] = {}
        self._since: dict[tuple[str, int, int], float] = {}
        self._database = Database(url)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()
        self._database.close()

    def longest_s(self) -> float:
        return max(self.taken_s.values(), default=0.0)

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            try:
                self._look()
            except SQLAlchemyError:
                continue

    def _look(self) -> None:
        with self._database.engine.connect() as connection:
            lying = {(kind, number, holder) for kind, number, holder in connection.execute(LYING)}
        for one in lying:
            self._since.setdefault(one, time.monotonic())
        for one in self._since.keys() - lying:
            self.taken_s[one] = time.monotonic() - self._since.pop(one)
