"""One schedule: people write, processes run and die, the weather changes; all by one seed."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.schedules.api import Platform
from tests.schedules.book import Book, Crash, failed_commit, the_book
from tests.schedules.loop import OUTSIDE, OWNER, VirtualLoop
from tests.schedules.people import People
from tests.schedules.process import Process
from tests.schedules.resting import come_to_rest
from tests.schedules.weather import drawn, heal

BEGINS = datetime.fromisoformat("2026-09-21T01:59:40+00:00")  # reminders are due at 02:00
STOPPED = """select chat, stopped_at from person_address a join person p on p.id = a.person_id
  join partner on partner.id = p.partner_id where stopped_at is not null"""


class World:
    """The virtual time, the one database, the platform, and who lives."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        random.seed(seed)  # the product's own dice
        self.weather = drawn(self.rng)
        self.together = self.rng.random() < 0.5  # two processes, else one after the other
        self.book: Book = the_book()
        self.book.begin()
        self.loop = VirtualLoop(self._work)
        self.offset = timedelta()
        self.jumps: list[float] = []
        self.notes: list[str] = []
        self.counts: Counter[str] = Counter()
        self.wrongs: list[str] = []
        self.processes: list[Process] = []
        self.leader: Process | None = None
        self.stops: dict[str, float] = {}  # a chat, and when its last stop was committed
        self._stopped_at: dict[str, str] = {}
        self.platform = Platform(self)
        self.people = People(self)

    # Time, chance, and what is told of them

    def now(self) -> datetime:
        """The wall clock, which may jump; the loop's time does not."""
        return BEGINS + timedelta(seconds=self.loop.time()) + self.offset

    def happens(self, kind: str) -> bool:
        chance: float = getattr(self.weather, kind)
        return chance > 0 and self.rng.random() < chance

    def wire(self) -> float:
        """How long one way takes, in seconds."""
        slow = self.rng.random() < 0.05
        return self.rng.uniform(1, 20) if slow else self.rng.uniform(0.01, 0.2)

    def note(self, what: str) -> None:
        self.notes.append(f"{self.loop.time():10.2f}  {what}")

    # Where processes can be hit

    async def boundary(self, process: Process, call: str) -> None:
        """Before a call: the process may die here, or be stopped for longer than its lease."""
        if self.happens("crash_at_call"):
            self.note(f"process {process.id} dies before {call}")
            self.kill(process)
            await self.loop.create_future()
        if self.happens("sleep_at_call"):
            self.sleep(process)
            await asyncio.sleep(0)

    def crashes_after_call(self, process: Process, letter: int) -> bool:
        if process.dead or not self.happens("crash_at_call"):
            return False
        self.note(f"process {process.id} dies after the call for letter {letter}")
        self.kill(process)
        return True

    def _work(self, answer: asyncio.Future[Any], work: Callable[[], Any]) -> None:
        """What was handed to a thread: a unit of the writer's, nearly always."""
        process = OWNER.get()
        if not isinstance(process, Process):
            answer.set_result(work())
            return
        at = self.loop.time()
        if not self.together:  # SQLite has one writer thread
            at = process.free_at = max(at, process.free_at)
        at = process.free_at = at + self.rng.uniform(0.001, 0.03)
        self.loop.call_at(at, self._commit, process, answer, work)

    def _commit(
        self, process: Process, answer: asyncio.Future[Any], work: Callable[[], Any]
    ) -> None:
        if answer.cancelled():
            return
        after = self._fate(process)
        changes = self.book.raw.total_changes
        try:
            result = work()
        except Crash:
            self.note(f"process {process.id} dies before a commit")
            self.kill(process)
        except Exception as error:
            answer.set_exception(error)
        else:
            if changed := self.book.raw.total_changes > changes:
                self._see_stops()
                self._others_look(process)
            if after:
                self.note(f"process {process.id} dies after a commit")
                self.kill(process)
            elif changed and self.happens("lost_answer"):
                self.note(f"process {process.id} does not hear that it has committed")
                answer.set_exception(failed_commit())
            else:
                self.loop.call_later(self.rng.uniform(0, 0.005), _told, answer, result)
        self.book.trouble = None

    def _fate(self, process: Process) -> bool:
        """Sets what the next commit meets; True when the process dies right after it."""
        if self.happens("crash_at_commit"):
            if self.rng.random() < 0.5:
                return True
            self.book.trouble = Crash()
        elif self.happens("database_error"):
            self.counts["database errors"] += 1
            self.note(f"a commit of process {process.id} fails")
            self.book.trouble = failed_commit()
        return False

    def _others_look(self, process: Process) -> None:
        for other in self.living():
            if other is not process and not other.will_look:
                other.will_look = True
                self.loop.outside(self.rng.uniform(0, 1), other.looks)

    def _see_stops(self) -> None:
        for chat, stopped_at in self.book.rows(STOPPED):
            if self._stopped_at.get(chat) != stopped_at:
                self._stopped_at[chat], self.stops[chat] = stopped_at, self.loop.time()

    # Who lives

    def living(self) -> list[Process]:
        return [one for one in self.processes if not one.dead]

    def seen_alive(self) -> set[int]:
        """Who seems to live; on SQLite everybody knows only themselves."""
        if not self.together:
            return set()
        return {one.id for one in self.processes if self._seen(one)}

    def _seen(self, process: Process) -> bool:
        if process.line_cut:
            return False
        return not process.dead or self.loop.time() < process.noticed_at

    def lease_given(self, process: Process) -> bool:
        leader = self.leader
        if leader and leader is not process and self.together and self._seen(leader):
            return False
        self.leader = process
        return True

    def start(self) -> Process:
        process = Process(self, len(self.processes) + 1)
        self.note(f"process {process.id} starts")
        self.processes.append(process)
        process.start()
        return process

    def kill(self, process: Process) -> None:
        if process.dead:
            return
        self.counts["crashes"] += 1
        self._ends(process)
        if self.together:
            process.noticed_at += self.rng.choice((0, 1, 30))
        self.loop.outside(self.rng.uniform(0.5, 20), self.replace)

    def _ends(self, process: Process) -> None:
        process.dead = True
        process.noticed_at = self.loop.time()
        process.disturbed.append((self.loop.time(), float("inf")))
        for other in self.living():
            self.loop.outside(self.rng.uniform(0, 5), other.rings)

    def replace(self) -> None:
        if len(self.living()) < 1 + self.together:
            self.start()

    async def turn_off(self, process: Process) -> None:
        """As a person does it: it finishes what it was at, and is started again later."""
        self.note(f"process {process.id} is told to end")
        self.counts["turned off"] += 1
        stopping = process.stop()
        await asyncio.wait([stopping], timeout=120)
        self._look_at("an orderly end has failed", stopping)
        if not process.dead:
            self._ends(process)
        await asyncio.sleep(self.rng.choice((0, 10, 600)))
        self.replace()

    def sleep(self, process: Process) -> None:
        """Stopped, as by SIGSTOP, for a while that may be longer than its lease."""
        if process.parked is not None or process.dead:
            return
        wake_after = self.rng.choice((5, 170, 190, 400, 6 * 3600))
        self.note(f"process {process.id} is asleep for {wake_after} s")
        self.counts["sleeps"] += 1
        process.parked = []
        process.disturbed.append((self.loop.time(), self.loop.time() + wake_after))
        self.loop.outside(wake_after, process.wakes)

    def cut_line(self, process: Process) -> None:
        """The others take it for dead until it has found its line again."""
        self.note(f"process {process.id} loses its line")
        process.line_cut = True
        process.disturbed.append((self.loop.time(), self.loop.time() + 60))

    def jump_clock(self) -> None:
        ahead = self.rng.choice((-3 * 3600, -3600, -2, 2, 3600, 5 * 3600))
        self.note(f"the wall clock jumps by {ahead} s")
        self.counts["clock jumps"] += 1
        self.offset += timedelta(seconds=ahead)
        self.jumps.append(self.loop.time())
        for process in self.living():
            process.rings()

    # The schedule

    def run(self) -> None:
        """Raises RuntimeError when the world stands still for ever."""
        try:
            self.loop.run_until_complete(self.loop.create_task(self._lives(), context=OUTSIDE))
        finally:
            self._close()

    async def _lives(self) -> None:
        for _ in range(1 + self.together):
            self.start()
        await self.people.live()
        heal(self.weather)
        self.note("the weather is calm from here on")
        await come_to_rest(self)

    def _close(self) -> None:
        """Ends what is left of the processes, without letting it act."""
        for process in self.processes:
            for task in process.tasks:
                self._look_at("a loop has ended", task)
        self.loop.let_go()

    def _look_at(self, what: str, task: asyncio.Task[Any]) -> None:
        if task.done() and not task.cancelled() and task.exception():
            self.wrongs.append(f"{what}: {task.exception()!r}")


def _told(answer: asyncio.Future[Any], result: Any) -> None:
    if not answer.done():
        answer.set_result(result)
