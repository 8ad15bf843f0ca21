"""A team's whole book from SQLite to PostgreSQL: copied, read back and compared, then committed."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, String, Table, collate, func, inspect, select, text
from sqlmodel import Session, SQLModel, col

from deals.storable import make_storable
from storage.db import Database
from storage.tables import Inbox, Outbox, SalesUnderway

BATCH = 500  # rows in memory at a time
HELD_BY = {
    "process": (Inbox.holder, Outbox.holder, SalesUnderway.holder)
}  # numbers given that may outlive their row

Row = dict[str, Any]


class Holds(RuntimeError):
    """The target holds something already; the message names it."""


class Differs(RuntimeError):
    """What was read back is not what was written; `tables` has both."""

    def __init__(self, tables: list["Moved"]) -> None:
        super().__init__(", ".join(one.table for one in tables if not one.same))
        self.tables = tables


@dataclass(frozen=True)
class Content:
    """How many rows a table has, and the hash of them all in the order of their keys."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Moved:
    """One table: what it was to become, and what was found. `mended`: rows made storable."""

    table: str
    meant: Content
    found: Content
    mended: int

    @property
    def same(self) -> bool:
        return self.meant == self.found


def tables() -> list[Table]:
    """Every table, those first that others refer to."""
    return SQLModel.metadata.sorted_tables


def foreign_content(session: Session) -> str | None:
    """What a database already holds: the name of a strange table, or of one of ours with rows."""
    ours = {table.name: table for table in tables()}
    for name in sorted(inspect(session.connection()).get_table_names()):
        if name == "alembic_version":
            continue
        if name not in ours or session.scalar(select(select(ours[name]).exists())):
            return name
    return None


def move(
    source: Database, target: Database, begins: Callable[[str], None] = lambda table: None
) -> list[Moved]:
    """Copies every table into the target's empty ones and compares them, in one transaction.

    Both have the newest tables. `begins` hears each table's name. Nothing changes in the source,
    which others only read meanwhile. Raises Holds or Differs; then nothing was committed.
    """
    return source.transact(
        lambda old: target.transact(lambda new: _moved(old, new, begins)),
    )


def canonical(row: Mapping[str, Any]) -> bytes:
    """A row as one line of the same bytes, whichever database it came from."""
    return json.dumps(dict(row), sort_keys=True, default=_plain).encode() + b"\n"


def _moved(old: Session, new: Session, begins: Callable[[str], None]) -> list[Moved]:
    _keep_others_out(new)
    if holds := foreign_content(new):
        raise Holds(holds)
    moved = []
    for table in tables():
        begins(table.name)
        meant, mended = _copied(old, new, table)
        moved.append(Moved(table.name, meant, _content(new, table), mended))
    if not all(one.same for one in moved):
        raise Differs(moved)
    for table in tables():
        _number_on(new, table)
    new.execute(text("analyze"))  # no statement waits for the server to learn what is there
    return moved


def _keep_others_out(new: Session) -> None:
    """Nobody writes into the target until the commit; who has begun to is waited for."""
    quoted = new.get_bind().dialect.identifier_preparer.format_table
    names = ", ".join(quoted(table) for table in tables())
    new.execute(text(f"lock table {names} in exclusive mode"))


def _copied(old: Session, new: Session, table: Table) -> tuple[Content, int]:
    """Copies a table; answers what it is to become, and how many rows had letters replaced.

    The count is asked of the source apart: so a reading that was cut short is seen.
    """
    count = old.execute(select(func.count()).select_from(table)).scalar_one()
    digest, mended = sha256(), 0
    for rows in _batches(old, table):
        for row in rows:
            was = canonical(row)
            meant = canonical(make_storable(row))
            mended += meant != was
            digest.update(meant)
        new.execute(table.insert(), rows)
    return Content(count, digest.hexdigest()), mended


def _content(session: Session, table: Table) -> Content:
    digest, count = sha256(), 0
    for rows in _batches(session, table):
        count += len(rows)
        for row in rows:
            digest.update(canonical(row))
    return Content(count, digest.hexdigest())


def _batches(session: Session, table: Table) -> Iterator[list[Row]]:
    query = select(table).order_by(*(_in_order(session, key) for key in table.primary_key))
    result = session.execute(query, execution_options={"yield_per": BATCH})
    for rows in result.mappings().partitions():
        yield [dict(row) for row in rows]


def _in_order(session: Session, key: ColumnElement[Any]) -> ColumnElement[Any]:
    """Texts by their bytes: else each database sorts them by a language of its own."""
    if session.get_bind().dialect.name == "sqlite" or not _is_text(key):
        return key
    return collate(key, "C")


def _is_text(key: ColumnElement[Any]) -> bool:
    return isinstance(getattr(key.type, "impl", key.type), String)


def _number_on(new: Session, table: Table) -> None:
    """The next number given is after all that were; undone with the transaction."""
    key = table.autoincrement_column
    if key is None:
        return
    given = [key, *(col(holder) for holder in HELD_BY.get(table.name, ()))]
    highest = max(new.execute(select(func.max(one))).scalar() or 0 for one in given)
    name = func.pg_get_serial_sequence(table.name, key.name)
    sequence = new.execute(select(name)).scalar_one()
    new.execute(text(f"alter sequence {sequence} restart with {highest + 1}"))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"no canonical form for {type(value).__name__}")
