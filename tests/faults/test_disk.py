"""F50 and its kin: a disk that is full, that refuses for a while, or that cannot be written."""

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.botprocess import BotProcess
from tests.faults.audit import audit, opened
from tests.faults.counts import note
from tests.faults.disk import fill, make_room, read_only, small_disk
from tests.faults.nursery import Nursery
from tests.faults.traced import TracedBot
from tests.faults.tracing import attached, need_strace
from tests.faults.world import NAP, World, picture
from tests.room import DIMAS, running_room

pytestmark = pytest.mark.slow
LEFT_FREE = (0, 1, 3, 8, 0)  # blocks, when the disk fills up
REFUSALS, SEED = 8, 5
REFUSED = {"pwrite64": 60, "fdatasync": 10, "fsync": 1}  # how many come in one short life
ERRORS = ("ENOSPC", "EIO", "EROFS")
WITHIN_S = 60
NOWHERE = "http://127.0.0.1:9"
FULL = ("OperationalError", "NoRoom")  # what a bot says of such a disk


@contextmanager
def working(folder: Path, log: Path) -> Iterator[tuple[World, TracedBot]]:
    """A small world and its bot, whose log is kept elsewhere."""
    with running_room() as room:
        world = World(room, folder, random.Random(SEED))
        world.build(awake=30, silent=20)
        nursery = Nursery()
        bot = TracedBot(nursery, folder, room.url, room.room.token)
        bot.log = log
        try:
            yield world, bot
        finally:
            if bot.pid:
                bot.kill()
            nursery.close()


@pytest.mark.fault("F50")
def test_a_full_disk_loses_nothing_and_with_space_everything_goes_on(tmp_path, record_property):
    log = tmp_path / "bot.log"
    with small_disk(tmp_path / "small") as folder, working(folder, log) as (world, bot):
        bot.start()
        waited = [_full_for_a_while(world, bot, free) for free in LEFT_FREE]
        bot.stop()
        counts = audit(world)
    record_property("full disk", f"waited unconfirmed {waited}; {asdict(counts)}")
    note(["F50"], "sqlite", times_full=len(waited), waited=sum(waited), **asdict(counts))
    assert waited[0] > 0
    counts.all_is_well()
    assert "disk is full" not in log.read_text()  # the words of a statement stay out of the log


def _full_for_a_while(world, bot, free):
    """Answers how many updates the platform still kept for us when the disk was full."""
    world.rests(WITHIN_S)
    fill(world.folder, free)
    complaints = bot.output().count("OperationalError")
    world.feed(6, among=12)
    _until(lambda: bot.output().count("OperationalError") > complaints or world.at_rest())
    assert bot.alive
    waiting = len(world.room.room.updates.waiting)
    with opened(world.folder) as books:  # reads go on, and nothing confirmed is missing
        kept = {int(key) for (key,) in books.execute("select update_key from inbox")}
    assert set(world.made()) - set(world.room.room.updates.waiting) <= kept
    make_room(world.folder)
    world.rests(WITHIN_S)
    return waiting


@pytest.mark.fault("F50")
@pytest.mark.long  # its kill has to meet a moment, which a busy machine misses
def test_killed_on_a_full_disk_it_goes_on_once_there_is_space(tmp_path):
    log = tmp_path / "bot.log"
    with small_disk(tmp_path / "small") as folder, working(folder, log) as (world, bot):
        bot.start()
        world.rests(WITHIN_S)
        fill(folder)
        world.feed(6, among=12)
        bot.kill()
        bot.start()
        _until(lambda: not bot.alive or any(one in bot.output() for one in FULL))
        make_room(folder)
        if not bot.alive:
            bot.start()  # as a service manager does
        world.rests(WITHIN_S)
        bot.stop()
        audit(world).all_is_well()


@pytest.mark.fault("F50")
def test_a_disk_that_refuses_for_a_while_loses_nothing(tmp_path, record_property):
    """Writes and syncs fail with every error that a disk has, at seeded calls."""
    need_strace()
    dice = random.Random(SEED)
    with working(tmp_path, tmp_path / "bot.log") as (world, bot):
        chosen = [_refused(world, bot, dice) for _ in range(REFUSALS)]
        bot.start()
        world.rests(WITHIN_S)
        bot.stop()
        counts = audit(world)
    record_property("refusals", f"{chosen}; {asdict(counts)}")
    note(["F50"], "sqlite", refusals=len(chosen), **asdict(counts))
    counts.all_is_well()


def _refused(world, bot, dice):
    """One life in which some calls of one kind fail; it ends with a kill at any moment after."""
    call = dice.choice(list(REFUSED))
    first = dice.randint(1, REFUSED[call])
    last = first + dice.randint(0, 5)
    error = dice.choice(ERRORS)
    bot.start("-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={first}..{last}")
    for _ in range(2):
        world.feed(6, among=12)
        _until(lambda: not bot.alive or world.at_rest(), WITHIN_S)
        if bot.alive:  # a press that nobody takes is forgotten after 150 seconds
            world.moves_on(NAP)
    if bot.pid:
        bot.kill()
    return f"{call} {first}..{last} {error}"


@pytest.mark.fault("F50")
def test_a_photo_that_cannot_be_kept_is_not_fetched_again_and_again(tmp_path):
    """The update is ours, then the disk is full: neither the file nor the failure can be kept."""
    need_strace()
    full = ("-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=ENOSPC")
    with working(tmp_path, tmp_path / "bot.log") as (world, bot):
        bot.start()
        world.rests(WITHIN_S)
        world.room.page("/room/faults", method="getFile", times=1, fault={"delay_s": 1})
        before = world.room.room.calls.count
        account = world.awake[0].account
        world.room.attach(account, ("story.jpg", picture(account), "image/jpeg"))
        _until(lambda: not world.room.room.updates.waiting)
        strace = attached(bot.pid, tmp_path / "full.txt", *full)
        _until(lambda: "OperationalError" in bot.output())
        time.sleep(3)  # what is counted is a rate
        calls = Counter(call["method"] for call in world.room.room.calls.after(before))
        strace.terminate()
        strace.wait()
        strace.stderr.close()
        _until(lambda: [*world.folder.glob("media/??/*")])  # it is fetched anew after a pause
        world.rests(WITHIN_S)
        bot.stop()
        files = audit(world).broken_files, list(world.folder.glob("media/??/*"))
    assert calls["getFile"] <= 5, calls
    assert files[0] == 0 and len(files[1]) == 1


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path):
    (tmp_path / "data").mkdir()
    with read_only(tmp_path / "data"):
        code, said = _start(tmp_path / "data", tmp_path)
    assert code == 1
    assert "Nothing can be written into" in said and "Traceback" not in said


@pytest.mark.fault("F51")
def test_a_database_that_cannot_be_written_is_said_in_words(tmp_path):
    with working(tmp_path, tmp_path / "bot.log") as (world, _):
        world.room.does(DIMAS, "open")
        with read_only(tmp_path / "sapa.db"):
            code, said = _start(tmp_path, tmp_path, world.room.url)
        waiting = len(world.room.room.updates.waiting)
    assert code == 1
    assert "The database cannot be used: attempt to write a readonly database" in said
    assert "Traceback" not in said
    assert waiting == 1  # nothing was confirmed
    with sqlite3.connect(tmp_path / "sapa.db") as books:
        assert books.execute("pragma integrity_check").fetchone() == ("ok",)
    books.close()


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_start_on_a_failing_disk_ends_in_words(first, tmp_path):
    need_strace()
    with working(tmp_path, tmp_path / "bot.log") as (_, bot):
        bot.start("-e", "trace=fdatasync", "-e", f"inject=fdatasync:error=EIO:when={first}+")
        _until(lambda: not bot.alive or any(one in bot.output() for one in FULL))
        said, alive = bot.output(), bot.alive
    assert alive or "The database cannot be used: disk I/O error" in said
    assert "Traceback" not in said


def _start(folder, elsewhere, url=NOWHERE):
    """Exit code and words of a program that does not start."""
    bot = BotProcess(folder, url, "1:token")
    bot.log = elsewhere / "start.log"
    bot.start()
    try:
        return bot.process.wait(WITHIN_S), bot.output()
    finally:
        bot.process.kill()
        bot.process.wait()


def _until(so, within_s=WITHIN_S):
    end = time.monotonic() + within_s
    while not so():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.01)
