"""A report that holds its snapshot for long, while letters come and go: what a claim takes then.

Two databases of one server live through the same ten minutes of letters at the bot's full pace
(15,000, each queued, taken and sent, swept up now and then); on one of them a snapshot is held all
the time, so nothing can be swept up there. Then claims are timed on both in turn.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles

from sqlalchemy import Connection, text
from sqlmodel import Session

from deals.channel import Outgoing
from storage.db import Database
from storage.post import (
    departures,
    outbox,
)
from storage.post.pace import Pace
from tests.many.cast import at, now

LETTERS, PARTS = 15_000, 50
COME = text(
    "insert into outbox (dedupe_key, channel, chat, lane, once, act, payload, words, state,"
    " due_at, tries, error, made_at) select :part || ':' || n, 'telegram', n, 'telegram:' || n,"
    " false, 'text', '{}', '', 'queued', now() - interval '1 hour', 0, '',"
    " now() - interval '1 hour' from generate_series(1, :letters) n"
)
TAKEN = text(
    "update outbox set state = 'sending', holder = 1, tries = 1,"
    " taken_at = now() - interval '1 hour', lease_until = now() where state = 'queued'"
)
SENT = text("update outbox set state = 'sent', sent_at = now() where state = 'sending'")


@dataclass(frozen=True)
class Timed:
    """Milliseconds of single claims."""

    p50: float
    p99: float


def timed(freely: str, held: str, claims: int = 300) -> tuple[Timed, Timed]:
    """How long claims take on a database where nobody holds a snapshot, and where one does."""
    both = Database(freely), Database(held)
    with _snapshot(both[1]):
        for database in both:
            _live_through(database)
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(claims + 20):
            for database, taken in zip(both, times, strict=True):
                taken.append(_claim_ms(database, number))
    for database in both:
        database.close()
    without, with_one = (_timed(taken[20:]) for taken in times)
    return without, with_one


@contextmanager
def _snapshot(database: Database) -> Iterator[None]:
    with database.engine.connect() as reader:
        reader.execution_options(isolation_level="REPEATABLE READ")
        reader.execute(text("set idle_in_transaction_session_timeout = 0"))
        reader.execute(text("select count(*) from outbox"))
        yield


def _live_through(database: Database) -> None:
    with database.engine.connect() as line:
        line.execution_options(isolation_level="AUTOCOMMIT")
        for part in range(PARTS):
            _part(line, part)
        line.execute(text("analyze outbox"))


def _part(line: Connection, part: int) -> None:
    line.execute(COME, {"part": part, "letters": LETTERS // PARTS})
    line.execute(TAKEN)
    line.execute(SENT)
    if part % 5 == 4:
        line.execute(text("vacuum outbox"))


def _claim_ms(database: Database, number: int) -> float:
    """One letter is queued and claimed, as so often; the claim alone is timed."""
    letter = outbox.Letter(at(number), Outgoing("text", "halo"))
    database.transact(lambda s: outbox.put(s, letter, f"timed:{number}", now()))
    began = time.perf_counter()
    taken = database.transact(_claim)
    took_ms = 1000 * (time.perf_counter() - began)
    assert taken == 1
    return took_ms


def _claim(session: Session) -> int:
    rows = departures.claim(session, now() + timedelta(seconds=1), 8, 1, Pace(1_000_000))
    for row in rows:
        outbox.sent(session, [outbox.Arrival(row.id, None, now())])
    return len(rows)


def _timed(taken: list[float]) -> Timed:
    cut = quantiles(taken, n=100)
    return Timed(cut[49], cut[98])
