"""F54: the power fails at any moment, and the disk holds what was synced and a part of the rest."""

import hashlib
import random
import shutil
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.audit import integrity
from tests.faults.counts import note
from tests.faults.nursery import Nursery
from tests.faults.powercut import Disk, chosen, write_down
from tests.faults.recording import OPTIONS, Event, events
from tests.faults.traced import TracedBot
from tests.faults.tracing import need_strace
from tests.faults.world import NAP, World
from tests.room import running_room

pytestmark = pytest.mark.slow
CUTS, SEED = 300, 11
ROUNDS = 10


@dataclass
class Recorded:
    folder: Path
    before: Disk
    events: list[Event]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """One dense quarter of an hour of the real program, from its start to its clean end."""
    need_strace()
    folder = tmp_path_factory.mktemp("recorded")
    with running_room() as room:
        world = World(room, folder, random.Random(SEED))
        world.build(awake=24, silent=ROUNDS)
        before = Disk.of(folder)
        nursery = Nursery()
        bot = TracedBot(nursery, folder, room.url, room.room.token)
        bot.trace = tmp_path_factory.mktemp("trace") / "calls"
        try:
            bot.start(*OPTIONS)
            _work(world)
            bot.stop()
        finally:
            nursery.close()
    return Recorded(folder, before, events(bot.trace, folder))


def _work(world):
    for _ in range(ROUNDS):
        world.rests(60)
        world.feed(8, among=16)
        world.moves_on(NAP)
    world.rests(60)


@pytest.mark.fault("F54", "F13")
def test_after_a_power_cut_all_that_was_acknowledged_is_there(recorded, tmp_path, record_property):
    dice = random.Random(SEED)
    found = Counter()
    disk, done = recorded.before, 0
    for moment in chosen(recorded.events, CUTS, dice):
        for event in recorded.events[done:moment]:
            disk.take(event)
        done = moment
        write_down(disk.after_the_cut(dice), recorded.folder, tmp_path / "after")
        found.update(_missing(tmp_path / "after", recorded.events[:moment]))
        shutil.rmtree(tmp_path / "after")
    calls = Counter(event.does for event in recorded.events)
    summary = {"cuts": CUTS, **found}
    record_property("power cuts", f"{summary}; recorded: {dict(calls)}")
    note(["F54"], "sqlite", recorded=calls, **summary)
    assert calls["confirm"] > 10 and calls["send"] > 20 and calls["rename"] > 3
    assert found["confirmed"] and found["sent"] and found["files"]
    assert found["whole"] == CUTS
    wrong = ("lost", "sent_but_queued", "files_broken", "half_files")
    assert not any(found[name] for name in wrong), summary


def _missing(folder, before):
    """Counts what had been acknowledged before the cut, and what of it is not there."""
    books = sqlite3.connect(folder / "sapa.db")
    try:
        whole = integrity(books) == "ok"
        keys = {int(key) for (key,) in books.execute("select update_key from inbox")}
        tried = set(
            books.execute("select chat, json_extract(payload, '$.text') from outbox where tries")
        )
        files = [sha256 for (sha256,) in books.execute("select sha256 from media")]
    finally:
        books.close()
    confirmed = _confirmed(before)
    sent = {(event.to, event.data.decode()) for event in before if event.does == "send"}
    return {
        "whole": whole,
        "confirmed": len(confirmed),
        "lost": len(confirmed - keys),
        "sent": len(sent),
        "sent_but_queued": len(sent - tried),
        "files": len(files),
        "files_broken": sum(not _is_whole(folder / "media" / one[:2] / one) for one in files),
        "half_files": sum(not _is_whole(path) for path in folder.glob("media/*/*" + "?" * 50)),
    }


def _confirmed(before):
    """The updates that the platform was told to forget."""
    offsets = [event.offset for event in before if event.does == "confirm"]
    return set(range(min(offsets), max(offsets))) if offsets else set()


def _is_whole(path):
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == path.name
