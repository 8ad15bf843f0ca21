"""Ends the bot at seeded system calls, again and again, while people work with it.

By hand: python -m tests.faults.kills --points 300 --seed 1
"""

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults.audit import Counts, audit, integrity, opened
from tests.faults.nursery import Nursery
from tests.faults.traced import TracedBot
from tests.faults.tracing import Point
from tests.faults.world import NAP, World
from tests.room import RunningRoom, running_room

# How many calls of each kind one thread makes in one life, about; a point lies among them.
REACH = {
    "pwrite64": 180,
    "fdatasync": 24,
    "sendto": 80,
    "recvfrom": 80,
    "openat": 24,
    "write": 8,
    "fsync": 1,
    "rename": 1,
    "unlink": 2,
    "ftruncate": 2,
    "mkdir": 1,
}
WEIGHTS = (8, 6, 6, 5, 2, 1, 2, 2, 1, 1, 1)
ROUNDS = 4  # of work in one life; who was not hit by then is ended at rest
PATIENT_S = 60


@dataclass(frozen=True)
class Fall:
    """One kill: where it fell, and what was unfinished."""

    point: Point
    polled: bool  # whether the start was over
    unfinished: int  # updates, letters queued or being sent


@dataclass
class Falls:
    """All kills of one run."""

    all: list[Fall] = field(default_factory=list)
    at_rest: int = 0

    @property
    def in_flight(self) -> int:
        return sum(fall.unfinished > 0 for fall in self.all)

    @property
    def at_start(self) -> int:
        return sum(not fall.polled for fall in self.all)

    def by_call(self) -> dict[str, int]:
        return dict(Counter(fall.point.call for fall in self.all).most_common())


@dataclass
class Reaper:
    """Starts the bot, feeds it work, and lets it die at the next point."""

    world: World
    bot: TracedBot
    dice: random.Random
    falls: Falls = field(default_factory=Falls)
    unknown: int = 0  # letters whose fate staff had to find out

    def reap(self, points: int) -> Counts:
        """So many kills; then everything is settled, and looked at from outside."""
        while len(self.falls.all) < points:
            self._live(self._point())
        return self._end()

    def _point(self) -> Point:
        call = self.dice.choices(list(REACH), WEIGHTS)[0]
        return Point(call, self.dice.randint(1, REACH[call]))

    def _live(self, point: Point) -> None:
        """One life, with work from its first moment."""
        polls = self.world.room.room.calls.count
        self._start(*point.options)
        for _ in range(ROUNDS):
            self.world.feed(4)
            if not self._rests():
                polled = "getUpdates" in self._methods(polls)
                self.falls.all.append(Fall(point, polled, self._unfinished()))
                return
            self.unknown += settle_unknown(self.world)
            self.world.moves_on(NAP)
        self.bot.kill()
        self.falls.at_rest += 1

    def _start(self, *options: str) -> None:
        self.world.a_life_begins()
        self.bot.start(*options)

    def _rests(self) -> bool:
        """True once it has nothing to do, False once it is dead."""
        until = time.monotonic() + PATIENT_S
        while self.bot.alive:
            if self.world.at_rest():
                return True
            assert time.monotonic() < until, f"{audit(self.world)}\n{self.bot.output()[-3000:]}"
            time.sleep(0.003)
        return False

    def _end(self) -> Counts:
        """A life without kills: who has begun comes to the end of the script."""
        self._start()
        until = time.monotonic() + 4 * PATIENT_S
        while True:
            assert self._rests() and time.monotonic() < until, self.bot.output()[-3000:]
            settled = settle_unknown(self.world)
            self.unknown += settled
            if not (settled or self.world.feed_begun()):
                break
        self.bot.stop()
        counts = audit(self.world)
        counts.unknown += self.unknown
        return counts

    def _methods(self, since: int) -> set[str]:
        return {call["method"] for call in self.world.room.room.calls.after(since)}

    def _unfinished(self) -> int:
        """What the dead process left; the database is whole after every death."""
        waiting = len(self.world.room.room.updates.waiting)
        with opened(self.bot.folder) as books:
            assert integrity(books) == "ok"
            new = books.execute("select count(*) from inbox where state = 'new'").fetchone()[0]
            letters = books.execute(
                "select count(*) from outbox where state = 'sending'"
                " or state = 'queued' and due_at <= made_at"
            ).fetchone()[0]
        return int(waiting + new + letters)


def settle_unknown(world: World) -> int:
    """Staff look at the partner's phone, and say whether the words arrived; answers how many."""
    settled = 0
    with opened(world.folder) as books:
        query = (
            "select id, chat, coalesce(json_extract(payload, '$.text'), ''), deal_id from outbox"
            " where state = 'unknown'"
        )
        rows = books.execute(query).fetchall()
    owners = {one.deal: one.owner for one in world.awake + world.silent}
    for number, chat, text, deal in rows:
        act = "s.arrived" if text in world.heard(int(chat)) else "s.again"
        if world.press(owners[deal], f"{act}:{number}", set()):
            world.sent += 1
            settled += 1
    return settled


@contextmanager
def reaping(room: RunningRoom, folder: Path, points: int, seed: int) -> Iterator[Reaper]:
    """A world of a size for so many points, and the bot in it."""
    dice = random.Random(seed)
    world = World(room, folder, dice)
    world.build(awake=points + 20, silent=2 * points)
    nursery = Nursery()
    bot = TracedBot(nursery, folder, room.url, room.room.token)
    try:
        yield Reaper(world, bot, dice)
    finally:
        if bot.pid:
            bot.kill()
        nursery.close()


def told(counts: Counts, falls: Falls, took_s: float) -> str:
    """The counts in words."""
    return (
        f"updates sent {counts.updates_sent}, handled {counts.handled}, lost {counts.lost},"
        f" handled twice {counts.handled_twice}; messages said {counts.said},"
        f" said twice that must not {counts.said_twice}, repeats {counts.repeated},"
        f" not said {counts.not_said}, left {counts.left}, unknown {counts.unknown};"
        f" kills {len(falls.all)} ({falls.in_flight} with work in flight,"
        f" {falls.at_start} during a start, {falls.at_rest} more at rest)"
        f" at {falls.by_call()}; {took_s:.0f} s"
    )


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--points", type=int, default=300)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--json", type=Path, help="write the counts there")
    given = wanted.parse_args()
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_room() as room,
        reaping(room, Path(folder), given.points, given.seed) as reaper,
    ):
        counts = reaper.reap(given.points)
        print(told(counts, reaper.falls, time.monotonic() - started))
        if given.json:
            falls = {"kills": len(reaper.falls.all), "in_flight": reaper.falls.in_flight}
            given.json.write_text(json.dumps({**falls, **asdict(counts)}), "utf-8")
        counts.all_is_well()


if __name__ == "__main__":
    main()
