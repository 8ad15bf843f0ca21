"""The database of a schedule: real tables in memory, filled from one that is made once."""

import sqlite3
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from storage.db import Database
from tests.desk import House

PARTNERS = ("Alya", "Budi", "Citra")
NEXT_LETTER = """select min(due_at) from outbox o where state = 'queued' and not exists (
  select 1 from outbox e where e.lane = o.lane and e.id < o.id
  and (e.state = 'sending' or e.state = 'queued' and e.tries > 0))"""
NEXT_UPDATE = """select min(next_at) from inbox where id in (
  select min(id) from inbox where state = 'new' group by lane)"""
TABLES = ("inbox", "outbox", "heard", "deal", "reminder")


class Crash(BaseException):
    """The process dies here."""


class Book:
    """One database for all schedules of this program, begun anew for each."""

    def __init__(self) -> None:
        self.database = Database("sqlite:///:memory:")
        self.raw: sqlite3.Connection = self.database.engine.raw_connection().driver_connection  # type: ignore[assignment]
        self.trouble: BaseException | None = None  # what the next commit meets
        event.listen(self.database.engine, "commit", self._at_commit)

    def begin(self) -> None:
        """All tables as they were in the beginning."""
        self.trouble = None
        _template().backup(self.raw)
        self.last = {
            table: self.value(f"select coalesce(max(id), 0) from {table}") for table in TABLES
        }
        self.versions = dict(self.rows("select id, version from deal"))

    def value(self, query: str, *values: Any) -> Any:
        return self.raw.execute(query, values).fetchone()[0]

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.raw.execute(query, values).fetchall()

    def time(self, query: str) -> datetime | None:
        told = self.value(query)
        return datetime.fromisoformat(told).replace(tzinfo=UTC) if told else None

    def has_update(self, update_id: int) -> bool:
        stored = "select count(*) from inbox where update_key = ? or update_key like ?"
        return bool(self.value(stored, str(update_id), f"{update_id}+%"))

    def next_letter(self) -> datetime | None:
        """When the first letter is due that waits for no other one."""
        return self.time(NEXT_LETTER)

    def next_update(self) -> datetime | None:
        """When the first update is due at the head of its lane."""
        return self.time(NEXT_UPDATE)

    def next_reminder(self) -> datetime | None:
        return self.time("select min(due_at) from reminder where state = 'planned'")

    def held(self) -> bool:
        """Whether something is in the hands of a process."""
        return bool(self.value("select exists (select 1 from outbox where state = 'sending')"))

    def _at_commit(self, connection: Any) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble:
            raise trouble


def failed_commit() -> OperationalError:
    return OperationalError("COMMIT", {}, Exception("disk I/O error"))


@cache
def the_book() -> Book:
    return Book()


@cache
def _template() -> sqlite3.Connection:
    """A team of two and three partners who have agreed, by the real handlers."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        owner = house.member("Rama", "staff")
        for name in PARTNERS:
            house.agreed(house.who(name), owner)
        house.database.close()
        kept = sqlite3.connect(":memory:")
        with sqlite3.connect(f"{folder}/sapa.db") as made:
            made.backup(kept)
        made.close()
    kept.execute("delete from process")
    kept.commit()
    return kept
