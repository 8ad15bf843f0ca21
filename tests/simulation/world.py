"""The world: a virtual clock, what happens when, and whoever lives in it."""

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from storage.db import Database
from tests.simulation.book import Book
from tests.simulation.faults import Faults, awake_again
from tests.simulation.platform import Chat, Message, Platform, Raw
from tests.simulation.script import Act, Script
from tests.simulation.shell import MOMENT, Shell

BEGIN = datetime(2026, 9, 1, 1, tzinfo=UTC)  # a Tuesday, eight in the morning in Jakarta
DAY = timedelta(days=1)
Happening = Callable[[], None]


class World:
    """Everything that happens, in order of time. `script`: what people did, as it happens."""

    def __init__(self, database: Database, faults: Faults, now: datetime, folder: Path) -> None:
        self.now = self.begin = now
        self.folder = folder
        self.faults = faults
        self.platform = Platform(faults)
        self.book = Book(database)
        self.shell = Shell(database, self.book, self.platform, faults, now, folder)
        self.script = Script()
        self.on_link: Callable[[int, str], None] = lambda partner_id, link: None
        self.after_step: list[Happening] = []
        self._calendar: list[tuple[datetime, int, Happening]] = []
        self._order = count()
        self._on_the_way: list[Raw] = []
        self._wake_at: datetime | None = None
        self._asleep_until = now
        self.steps = 0

    def at(self, when: datetime, happening: Happening) -> None:
        heapq.heappush(self._calendar, (max(when, self.now), next(self._order), happening))

    def later(self, happening: Happening, **span: float) -> None:
        self.at(self.now + timedelta(**span), happening)

    def run(self, until: datetime) -> None:
        """Lets everything happen until then."""
        while self._calendar and self._calendar[0][0] <= until:
            at, _, happening = heapq.heappop(self._calendar)
            self.now = max(at, self.now + MOMENT)
            happening()
            self.step()
        self.now = max(self.now, until)

    def step(self) -> None:
        """The program does what there is to do now, if it runs at all."""
        if self.now < self._asleep_until:
            return
        self.steps += 1
        self.shell.arrived += self._on_the_way
        self._on_the_way = []
        self.shell.run(self.now)
        self.now = self.shell.now
        for look in self.after_step:
            look()
        self._wake()

    def act(self, chat: Chat, act: Act, pressed: Message | None = None) -> None:
        """Somebody does something: the update is on its way, perhaps late, perhaps twice."""
        self.script.acts.append(act)
        if act.kind in ("block", "unblock"):
            chat.closed = "blocked" if act.kind == "block" else ""
        raw = self.platform.update(act, chat, pressed)
        if act.late_s:
            self.later(lambda: self._on_the_way.append(raw), seconds=act.late_s)
        else:
            self._on_the_way.append(raw)
        if act.again_s:
            self.later(lambda: self._on_the_way.append(raw), seconds=act.late_s + act.again_s)

    def close(self) -> None:
        """The program ends, and nobody reads its book any more."""
        self.shell.presence.leave()
        self.book.close()

    def sleeps(self, begin: datetime, end: datetime) -> None:
        """Lets the program be away for hours now and then."""
        for mishap in self.faults.sleeps(begin, end):
            assert mishap.at
            self.at(mishap.at, partial(self._sleep, awake_again(mishap)))

    def every_day(self, look: Happening) -> None:
        """At the next midnight in UTC, and at every one after it."""

        def again() -> None:
            look()
            self.at(self.now.replace(hour=0, minute=0, second=0) + DAY, again)

        self.at(self.now.replace(hour=0, minute=0, second=0) + DAY, again)

    def _sleep(self, until: datetime) -> None:
        self._asleep_until = max(self._asleep_until, until)
        self.at(self._asleep_until, lambda: None)

    def _wake(self) -> None:
        """The program wakes up when something of its own is due."""
        due = self.book.next_wake()
        if due is None:
            return
        due = max(due, self.now + timedelta(seconds=1))
        if self._wake_at is None or not self.now < self._wake_at <= due:
            self._wake_at = due
            self.at(due, lambda: None)
