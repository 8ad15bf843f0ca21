"""A start takes as long with a book of a million deals as with an empty one, and imports nothing
that only some need."""

import asyncio
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from room import ALYA
from shell import WITHIN_S, Stage, staged, until
from sqlalchemy import Pool, event

from bot import running
from bot.guards.soundness import Soundness
from bot.settings import Settings
from storage.keeping import files
from tests.bench import book
from tests.bench.processes import Program
from tests.bench.processes import running as running_apart
from tests.bench.standin import TOKEN, standing_in

FOR_SOME = {
    *("alembic", "babel", "holidays", "matplotlib", "numpy", "openpyxl", "phonenumbers", "PIL"),
    *(
        "click.core",
        "cryptography",
        "greenlet._greenlet",
        "psycopg",
        "rich.text",
        "sqlalchemy.dialects.postgresql",
        "starlette",
        "telegram.ext",
        "uvicorn",
    ),
    *("bot.inspect.reply", "bot.moving", "bot.practice", "bot.pulse", "bot.second_reader"),
    *("bot.web", "handlers.morning"),
}
COUNTED = 100  # steps of SQLite's machine


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA) as one:
        yield one


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Until this is set the database is being read, as if it were large."""
    event = threading.Event()
    monkeypatch.setattr(files, "check", lambda path, begun: event.wait(WITHIN_S))
    return event


@pytest.fixture
def steps() -> Iterator[Callable[[], int]]:
    """How many steps SQLite has taken for the program's statements."""
    count = 0

    def step() -> int:
        nonlocal count
        count += COUNTED
        return 0

    def watch(connection: Any, record: Any) -> None:
        connection.set_progress_handler(step, COUNTED)

    event.listen(Pool, "connect", watch)
    yield lambda: count
    event.remove(Pool, "connect", watch)


def started(folder: Path, url: str, token: str, then: Callable[[], None]) -> None:
    """Starts the whole program in this process; after `then` it is told to stop."""

    async def story() -> None:
        settings = Settings(
            _env_file=None,
            data=folder,
            telegram_token=token,
            telegram_api_url=url,
            metrics_port=0,
            daily_backups=0,
        )
        program = asyncio.create_task(running.run(settings, verbose=False, fresh=False))
        try:
            await asyncio.to_thread(then)
        finally:
            signal.raise_signal(signal.SIGTERM)
            await program

    asyncio.run(story())


@pytest.mark.fault("F55")
def test_while_a_large_database_is_read_updates_are_taken_in_and_nothing_is_said(stage, read):
    letter = stage.letter(ALYA, "Fee 500 ribu", once=True)

    def writes() -> None:
        until(lambda: stage.room.state()["bot"]["online"])
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: stage.updates("new"))
        assert stage.row(letter).state == "queued"
        assert stage.heard(ALYA) == []
        read.set()
        until(lambda: not stage.updates("new") and stage.all_sent())
        assert len(stage.heard(ALYA)) == 2

    started(stage.folder, stage.room.url, stage.room.room.token, writes)


def test_a_start_takes_no_more_steps_with_many_deals_than_with_few(read, steps, tmp_path):
    def taken(deals: int) -> int:
        folder, at_first_poll = tmp_path / str(deals), []
        book.prepare(f"sqlite:///{folder}/sapa.db", deals, greeters=0)
        before, began = steps(), time.monotonic()

        def polls() -> None:
            stand_in.first_poll_at(began)
            at_first_poll.append(steps() - before)
            read.set()

        read.clear()
        with standing_in() as stand_in:
            started(folder, stand_in.url, TOKEN, polls)
        return at_first_poll[0]

    few, many = taken(10), taken(2000)
    assert 0 < many < few + 3000  # to look once at each row took thousands


def test_a_start_imports_nothing_that_only_some_need(tmp_path):
    book.prepare(f"sqlite:///{tmp_path}/sapa.db", 1, greeters=0)
    told = (sys.executable, "-X", "importtime", "-c", "from bot.cli import app; app()", "run")
    began = time.monotonic()
    with standing_in() as stand_in, running_apart(Program(told), stand_in.url, tmp_path):
        stand_in.first_poll_at(began)
    lines = (tmp_path / "bench.log").read_text().splitlines()
    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time")}
    assert {"bot.running", "telegram._bot"} <= imported
    assert imported & FOR_SOME == set()


def test_told_to_stop_it_reads_no_further(tmp_path, monkeypatch):
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    monkeypatch.setattr(files, "EVERY_PAGE", endless)
    (tmp_path / "sapa.db").touch()

    async def story() -> None:
        reading = asyncio.create_task(Soundness(tmp_path / "sapa.db").found())
        await asyncio.sleep(0.2)
        reading.cancel()

    asyncio.run(asyncio.wait_for(story(), WITHIN_S))  # which waits for the thread
