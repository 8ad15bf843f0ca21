"""A move of very many rows: killed in the middle, and in little memory."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage.db import Database
from storage.migrate import migrate
from tests import postgres
from tests.moved import environment, rows_in, sapa_move

slow = pytest.mark.slow
MANY = 100_000


def process_that_moves(folder: Path, target: str) -> subprocess.Popen[bytes]:
    """The same as a program of its own."""
    program = str(Path(sys.executable).with_name("sapa"))
    return subprocess.Popen(
        [program, "move-database", target],
        env={**os.environ, **environment(folder)},
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )


def book_of(letters: int, folder: Path) -> Path:
    """A folder with a book in which so many letters were sent."""
    folder.mkdir()
    database = Database(f"sqlite:///{folder}/sapa.db")
    migrate(database)
    database.close()
    with sqlite3.connect(folder / "sapa.db") as raw:
        fill(raw, letters)
    raw.close()
    return folder


def fill(raw: sqlite3.Connection, count: int) -> None:
    numbers = f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
    at = "'2026-09-01 03:00:00.000000'"
    raw.execute(
        f"insert into outbox (dedupe_key, channel, chat, lane, once, payload, words, state, due_at,"
        f" tries, error, made_at) {numbers} select 'k' || i, 'telegram', i, 'telegram:' || i, 0,"
        f" '{{\"act\": \"text\", \"text\": \"' || printf('%.300c', 'a') || '\"}}', 'offer', 'sent',"
        f" {at}, 1, '', {at} from n"
    )


@slow
@pytest.mark.long
def test_a_move_that_is_killed_leaves_nothing_and_can_be_done_again(
    tmp_path: Path, target: str
) -> None:
    folder = book_of(20_000, tmp_path / "book")
    source = f"sqlite:///{folder}/sapa.db"
    before = rows_in(source)
    process = process_that_moves(folder, target)
    try:
        wait_until_copying(target)
    finally:
        process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not any(rows_in(target).values())
    assert rows_in(source) == before
    assert sapa_move(folder, target).exit_code == 0
    assert rows_in(target) == before


def wait_until_copying(target: str) -> None:
    """Until so much of the outbox has been written that it is in the middle."""
    database, deadline = Database(target), time.monotonic() + 60
    size = text("select coalesce(pg_relation_size(to_regclass('outbox')), 0)")
    with database.engine.connect() as connection:
        while (connection.scalar(size) or 0) < 2_000_000:
            assert time.monotonic() < deadline
            connection.rollback()
            time.sleep(0.02)
    database.close()


@slow
@pytest.mark.long
def test_many_rows_move_in_little_memory(tmp_path: Path, target: str, record_property: Any) -> None:
    small_mb, small_s = measured(book_of(100, tmp_path / "few"), postgres.server().empty())
    large_mb, large_s = measured(book_of(MANY, tmp_path / "many"), target)
    rate = MANY / (large_s - small_s)
    record_property("moving", f"{rate:.0f} rows/s, {large_mb - small_mb:.1f} MB more for {MANY}")
    assert large_mb - small_mb < 30


def measured(folder: Path, target: str) -> tuple[float, float]:
    """The highest memory in MB and the seconds that a move took."""
    began = time.monotonic()
    process = process_that_moves(folder, target)
    highest = 0
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        highest = max([highest, *map(int, re.findall(r"VmHWM:\s+(\d+)", status))])
        time.sleep(0.02)
    assert process.returncode == 0
    return highest / 1024, time.monotonic() - began
