"""`python -m tests.bench.million`: how long our statements take with a million partners, and what
a row weighs. Builds the book on SQLite and on a PostgreSQL of its own, a few GB in all."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import text
from sqlmodel import Session

from storage.db import Database
from storage.deal import reminders
from storage.keeping import moving
from storage.migrate import migrate
from storage.overview import (
    due,
    views,
)
from storage.post import (
    departures,
    inbox,
    outbox,
)
from storage.post.pace import Pace
from tests.asking import overheard
from tests.bench.million_book import fill
from tests.postgres import Server

START = datetime(2026, 9, 1, 3, tzinfo=UTC)
OVERDUE = START + timedelta(days=1)  # by then 33,000 of a million reminders are due
CLEAR = Console(highlight=False, soft_wrap=True)
ASKED: dict[str, Callable[[Session], Any]] = {
    "departures.claim, 25": lambda s: departures.claim(s, START, 25, 1, Pace()),
    "departures.orphans": lambda s: departures.orphans(s, START, [1], ()),
    "outbox.next_due_at": outbox.next_due_at,
    "inbox.claim, 20": lambda s: inbox.claim(s, START, 20),
    "inbox.free": lambda s: inbox.free(s, START, [1]),
    "inbox.next_at": inbox.next_at,
    "inbox.newest_key": lambda s: inbox.newest_key(s, "telegram"),
    "reminders.due, 500": lambda s: reminders.due(s, OVERDUE),
    "reminders.next_due_at": reminders.next_due_at,
    "due.waiting, one member": lambda s: due.waiting(s, 1, 0, 5),
    "due.waiting, a page of all": lambda s: due.waiting(s, None, 0, 5),
    "due.summed_up": due.summed_up,
    "views.queues": views.queues,
    "views.stage_counts": lambda s: views.stage_counts(s, 1),
    "views.deals, a stage": lambda s: views.deals(s, views.Filter(stage="approached"), 0),
    "views.deals, by words": lambda s: views.deals(s, views.Filter(words="mitra 99999"), 0),
}
# Many updates of few people; and a group that was told all that it may hear in this minute, with
# ten thousand notices for it before everything else in the queue.
CROWDED = (
    "update inbox set lane = 'telegram:' || (id % 1000) where state = 'new'",
    "update outbox set chat = '-100', lane = 'telegram:-100', due_at = '2026-09-01 02:00:00.000000'"
    " where state = 'queued' and id % 100 = 0",
    "update outbox set chat = '-100', lane = 'telegram:-100',"
    " taken_at = '2026-09-01 02:59:30.000000' where state = 'sent' and id <= 20",
)
Timings = dict[str, list[float]]


def main(
    rows: Annotated[int, typer.Option(help="How many partners.")] = 1_000_000,
    runs: Annotated[int, typer.Option(help="How often each statement is run.")] = 5,
    plans: Annotated[bool, typer.Option("--plans", help="Show how each is carried out.")] = False,
    only: Annotated[str, typer.Option(help="sqlite or postgresql; both when left out.")] = "",
) -> None:
    """Builds the books, asks, and prints the tables."""
    kinds = [only] if only else ["sqlite", "postgresql"]
    for kind in kinds:
        with _book(kind, rows) as database:
            CLEAR.print(_times(kind, _asked(database, runs, plans)))
            CLEAR.print(_weights(database))
            _crowd(database)
            CLEAR.print(_times(f"{kind}, crowded", _asked(database, runs, plans)))


@contextmanager
def _book(kind: str, rows: int) -> Iterator[Database]:
    folder = Path(tempfile.mkdtemp(prefix="sapa-million-"))
    url = f"sqlite:///{folder}/sapa.db" if kind == "sqlite" else Server().empty()
    database = Database(url)
    began = time.monotonic()
    try:
        migrate(database)
        database.transact(lambda s: fill(s, rows))
        _settled(database)
        CLEAR.print(f"{kind}: the book of {rows:,} in {time.monotonic() - began:.0f} s")
        yield database
    finally:
        database.close()
        shutil.rmtree(folder)


def _crowd(database: Database) -> None:
    database.transact(lambda s: [s.execute(text(one.replace(":", r"\:"))) for one in CROWDED])
    _settled(database)


def _settled(database: Database) -> None:
    """As after autovacuum. SQLite is never analyzed in life, so neither here."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
            line.execute(text("vacuum analyze"))


def _asked(database: Database, runs: int, plans: bool) -> Timings:
    timings: Timings = {}
    for name, ask in ASKED.items():
        timings[name] = [_once(database, ask) for _ in range(runs)]
        if plans:
            _explain(database, name, ask)
    return timings


def _once(database: Database, ask: Callable[[Session], Any]) -> float:
    """Milliseconds that the reading took; what a claim marks is not written."""
    with Session(database.engine) as session:
        session.connection()
        began = time.perf_counter()
        ask(session)
        took = (time.perf_counter() - began) * 1000
        session.rollback()
    return took


def _explain(database: Database, name: str, ask: Callable[[Session], Any]) -> None:
    word = (
        "explain (analyze, buffers)"
        if database.engine.dialect.name == "postgresql"
        else "explain query plan"
    )
    with overheard(database) as seen:
        _once(database, ask)
    with database.engine.connect() as connection:
        for statement, given in seen:
            if statement.lower().startswith(("select", "update")) and "advisory" not in statement:
                CLEAR.print(f"[bold]{name}[/]")
                for row in connection.exec_driver_sql(f"{word} {statement}", given):
                    CLEAR.print("  ", row[-1], markup=False)
        connection.rollback()


def _times(kind: str, timings: Timings) -> Table:
    table = Table("statement", "median ms", "lowest-highest", title=kind)
    for name, took in timings.items():
        table.add_row(name, f"{median(took):.1f}", f"{min(took):.1f}-{max(took):.1f}")
    return table


def _weights(database: Database) -> Table | str:
    """Bytes a row, with the row's share of every index. SQLite keeps all in one file."""
    if database.engine.dialect.name == "sqlite":
        size = Path(database.url.removeprefix("sqlite:///")).stat().st_size
        return f"the file: {size / 1e9:.2f} GB"
    table = Table("table", "rows", "bytes a row", "of indexes", title="PostgreSQL")
    sizes = text("select pg_table_size(to_regclass(:n)), pg_indexes_size(to_regclass(:n))")
    with database.engine.connect() as connection:
        for one in moving.tables():
            count = connection.execute(text(f"select count(*) from {one.name}")).scalar_one()
            heap, index = connection.execute(sizes, {"n": one.name}).one()
            if count >= 1000:
                table.add_row(one.name, f"{count:,}", f"{heap / count:.0f}", f"{index / count:.0f}")
    return table


if __name__ == "__main__":
    typer.run(main)
