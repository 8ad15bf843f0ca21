"""F01, F02, F03, F13, F20, F21, F56: the program ends between any two system calls."""

import random
import re
import sqlite3
import time
from collections import Counter
from dataclasses import asdict

import pytest

from storage.migrate import newest
from tests.faults.counts import note
from tests.faults.kills import reaping, told
from tests.faults.nursery import Nursery
from tests.faults.traced import TracedBot
from tests.faults.tracing import Point, need_strace
from tests.room import running_room

pytestmark = pytest.mark.slow
POINTS, SEED = 12, 7
MIGRATION_POINTS, LAST = 20, 6  # of all calls, and those around the commit
NOWHERE = "http://127.0.0.1:9"  # nobody listens there: the start gets as far as the first call


@pytest.fixture(autouse=True)
def strace():
    need_strace()


@pytest.fixture
def nursery():
    opened = Nursery()
    yield opened
    opened.close()


@pytest.mark.fault("F01", "F02", "F03", "F13", "F20", "F21")
def test_killed_between_any_two_system_calls_nothing_is_lost_and_no_terms_are_said_twice(
    tmp_path, record_property
):
    started = time.monotonic()
    with running_room() as room, reaping(room, tmp_path, POINTS, SEED) as reaper:
        counts = reaper.reap(POINTS)
    falls = reaper.falls
    record_property("kills", told(counts, falls, time.monotonic() - started))
    kills = {"kills": len(falls.all), "in_flight": falls.in_flight, "at": falls.by_call()}
    note(["F01", "F02", "F03", "F13", "F20", "F21"], "sqlite", **kills, **asdict(counts))
    counts.all_is_well()
    assert falls.in_flight >= POINTS / 2
    assert 0 < falls.at_start < POINTS  # both while starting and while working


@pytest.mark.fault("F56")
def test_killed_in_a_migration_it_has_the_old_tables_or_the_new_ones(
    nursery, tmp_path, record_property
):
    points = _points_of_a_migration(nursery, tmp_path / "whole")
    chosen = [*random.Random(SEED).sample(points, MIGRATION_POINTS), *points[-LAST:]]
    found = [_killed_at(nursery, tmp_path / str(number), at) for number, at in enumerate(chosen)]
    summary = f"{len(found)} of {len(points)} calls: {found.count(True)} new, the others old"
    record_property("migrations", summary)
    note(["F56"], "sqlite", kills=len(found), new=found.count(True), old=found.count(False), half=0)
    assert set(found) == {True, False}


def _points_of_a_migration(nursery, folder):
    """Every call of a first start that touches the database's files, in their order."""
    bot = _begun(nursery, folder, "-y", "-e", "trace=pwrite64,fdatasync,unlink,ftruncate,openat")
    _until_it_has_tables(bot)
    bot.kill()
    calls = re.findall(r"^\d+ +(\w+)\((.*)", bot.trace.read_text(), re.MULTILINE)
    seen: Counter[str] = Counter()
    points = []
    for name, arguments in calls:
        seen[name] += 1
        if "sapa.db" in arguments:
            points.append(Point(name, seen[name]))
    return points


def _killed_at(nursery, folder, point):
    """Whether the tables were there after the kill; the next start has them in any case."""
    bot = _begun(nursery, folder, *point.options)
    while bot.alive and "/claim" not in bot.output():
        time.sleep(0.005)
    if bot.pid:
        bot.kill()
    new = _tables(folder)
    bot.log.unlink(missing_ok=True)
    bot.start()
    _until_it_has_tables(bot)
    bot.kill()
    assert _tables(folder)
    return new


def _begun(nursery, folder, *options):
    folder.mkdir()
    bot = TracedBot(nursery, folder, NOWHERE, "1:token")
    bot.start(*options)
    return bot


def _until_it_has_tables(bot):
    until = time.monotonic() + 20
    while "/claim" not in bot.output():
        assert bot.alive and time.monotonic() < until, bot.output()
        time.sleep(0.005)


def _tables(folder):
    """False: none at all. True: all of them. Anything between is a failure."""
    if not (folder / "sapa.db").exists():
        return False
    with sqlite3.connect(folder / "sapa.db") as books:
        assert books.execute("pragma integrity_check").fetchone() == ("ok",)
        tables = {name for (name,) in books.execute("select name from sqlite_master")}
        whole = bool(tables) and books.execute("select version_num from alembic_version").fetchone()
    books.close()
    assert not tables or (whole == (newest(),) and {"inbox", "outbox", "deal"} <= tables)
    return bool(tables)
