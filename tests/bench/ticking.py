"""`python -m tests.bench.ticking URL`: what a tick costs at the moment when 500 reminders are due,
as JSON: finding and claiming them as a tick does, the same in SQL by hand, and the whole tick."""

import asyncio
import json
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlmodel import Session, col, select

from bot.clock import Clock
from bot.reminder import AT_ONCE, FOUND, Reminders
from bot.writer import Writer
from storage.db import Database
from storage.deal import reminders
from storage.tables import Reminder
from tests.bench.book import SPREAD_S

DUE = 500
TIMES = 5
FIND = (
    "select r.id, d.partner_id from reminder r join deal d on d.id = r.deal_id"
    " where r.state = 'planned' and r.due_at <= ? order by r.due_at, r.id"
)
CLAIM = "update reminder set state = 'done', done_at = ? where id = ? and state = 'planned'"


def main(url: str) -> None:
    """Prints milliseconds; the whole tick comes last, since it alone is committed."""
    database = Database(url)
    now = database.transact(_when_due)
    figures = {
        "claim_ms": _median_ms(lambda: _claimed(database, now)),
        "claim_raw_ms": _median_ms(lambda: _claimed_by_hand(database, now)),
        "tick_ms": _tick_ms(database, now),
    }
    print(json.dumps(figures))


def _when_due(session: Session) -> datetime:
    """The moment at which so many reminders are due."""
    first = (
        select(Reminder.due_at).where(Reminder.state == "planned").order_by(col(Reminder.due_at))
    )
    return session.exec(first.limit(1)).one() + timedelta(seconds=(DUE - 1) * SPREAD_S + 1)


def _claimed(database: Database, now: datetime) -> float:
    with Session(database.engine, expire_on_commit=False) as session:
        session.connection()
        took_ms = _took_ms(lambda: _find_and_claim(session, now))
        session.rollback()
    return took_ms


def _find_and_claim(session: Session, now: datetime) -> None:
    """What a tick asks and marks, without the rules in between."""
    found = 0
    while due := reminders.due(session, now, FOUND):
        for first in range(0, len(due), AT_ONCE):
            found += len(reminders.claim(session, due[first : first + AT_ONCE], now))
    assert found == DUE, found


def _claimed_by_hand(database: Database, now: datetime) -> float:
    line = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
    line.execute("begin immediate")
    took_ms = _took_ms(lambda: _find_and_claim_by_hand(line, f"{now:%Y-%m-%d %H:%M:%S.%f}"))
    line.execute("rollback")
    line.close()
    return took_ms


def _find_and_claim_by_hand(line: sqlite3.Connection, now: str) -> None:
    due = line.execute(FIND, (now,)).fetchall()
    line.executemany(CLAIM, [(now, number) for number, _ in due])
    assert len(due) == DUE, len(due)


def _tick_ms(database: Database, now: datetime) -> float:
    """With the rules, the words and the commits."""
    writer, clock = Writer(database), Clock()
    clock.keep_to(now)
    took_ms = _took_ms(lambda: asyncio.run(Reminders(writer, clock, "sapa_bot").tick()))
    left = database.transact(lambda s: reminders.due(s, now))
    writer.close()
    assert not left, left
    return took_ms


def _median_ms(measure: Callable[[], float]) -> float:
    return median(measure() for _ in range(TIMES))


def _took_ms(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
