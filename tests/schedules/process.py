"""A simulated process: the real loops of the shell on the simulated world."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from contextvars import ContextVar, copy_context
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.carriers import Carried
from bot.clock import Clock
from bot.errands import Errands
from bot.handling import Handling
from bot.living import BEAT_S, TICK_S, _stop
from bot.postman import Postman
from bot.preparing import Preparing
from bot.reception import Reception
from bot.reminder import Reminders
from bot.telegram.channel import TelegramChannel
from bot.telegram.polling import Poller
from bot.writer import Writer
from storage.post.pace import Pace
from storage.post.presence import Presence
from tests.schedules.loop import OWNER
from tests.schedules.simulated_bot import SimulatedBot

if TYPE_CHECKING:
    from tests.schedules.world import World

PACE = Pace(all_a_second=5)
LONGEST_WAIT_S = 3600.0
CARRYING: ContextVar[Carried] = ContextVar("CARRYING")


class VirtualClock(Clock):
    def __init__(self, world: "World") -> None:
        super().__init__()
        self.world = world

    def now(self) -> datetime:
        return self.world.now()


class LazyBell(Bell):
    """Looks again when something is due, instead of each second: nothing comes of it before."""

    def __init__(self, world: "World", due: Callable[[], datetime | None]) -> None:
        super().__init__()
        self.world = world
        self.due = due

    async def wait(self, timeout_s: float) -> None:
        due = self.due()
        left = (due - self.world.now()).total_seconds() if due else LONGEST_WAIT_S
        await super().wait(min(max(timeout_s, left), LONGEST_WAIT_S))


class SimulatedPresence(Presence):
    """Knows what the world tells about who lives, maybe late."""

    together = True

    def __init__(self, world: "World", process: "Process") -> None:
        self.world = world
        self.process = process
        self.id = process.id
        self._leading = False

    def alive(self, session: Session) -> Collection[int]:
        return {*self.world.seen_alive(), self.id}

    def leads(self, lease: str) -> bool:
        if not self._leading:
            self._leading = self.world.lease_given(self.process)
        return self._leading

    def let_go(self, lease: str) -> None:
        if self._leading:
            self._leading, self.world.leader = False, None

    def beat(self) -> None:
        """After its line was cut it begins anew: the lease is no longer its own."""
        if self.process.line_cut:
            self.process.line_cut = False
            self._leading = False


class TracedPostman(Postman):
    """Tells the platform which letter a call is about; looks for none when none is due."""

    def take(self, session: Session) -> list[Carried]:
        book = cast(SimulatedPresence, self.presence).world.book
        due = book.next_letter()
        return super().take(session) if due and due <= self.clock.now() else []

    async def _deliver(self, carried: Carried) -> None:
        CARRYING.set(carried)
        await super()._deliver(carried)


async def _nothing() -> None:
    """Nobody is told that updates were asked for."""


class Process:
    """One run of the program, from its start to its end or its death."""

    pictures = None  # nobody reads them: no message here has any

    def __init__(self, world: "World", number: int) -> None:
        self.world = world
        self.id = number
        self.dead = False
        self.noticed_at = 0.0  # when the others see that it is dead
        self.parked: list[asyncio.Handle] | None = None
        self.line_cut = False
        self.will_look = False
        self.free_at = 0.0  # when its writer has finished what it has been given
        self.disturbed: list[tuple[float, float]] = []  # from, to: asleep, cut off, or dead
        self.tasks: list[asyncio.Task[Any]] = []
        self.context = copy_context()
        self.context.run(OWNER.set, self)
        self.context.run(self._build)

    def _build(self) -> None:
        world, name = self.world, "sapa_bot"
        clock = VirtualClock(world)
        writer = Writer(world.book.database)
        bot = cast(Any, SimulatedBot(world.platform, self))
        channel = TelegramChannel(bot)
        media = Path("media")
        self.presence = SimulatedPresence(world, self)
        handling = Handling(clock, media, name)
        self.errands = Errands(writer, Preparing(channel, media), handling, self.presence)
        self.reception = Reception(writer, handling, self.errands, self.presence, world.together)
        self.postman = TracedPostman(writer, clock, channel, name, PACE, self.presence)
        self.reception.take_letters = self.postman.take
        self.reception.carry = self.postman.carry
        self.reminders = Reminders(writer, clock, name)
        self.poller = Poller(bot, self.reception.take, self.presence, _nothing)
        self.reception.bell = LazyBell(world, world.book.next_update)
        self.postman.bell = LazyBell(world, world.book.next_letter)
        self.pulse = LazyBell(world, lambda: world.now() if world.book.held() else None)
        self.metronome = LazyBell(world, world.book.next_reminder)
        self.bells = [self.reception.bell, self.postman.bell, self.pulse, self.metronome]
        self.reception.after.rings(self.postman.bell)
        self.reminders.after.rings(self.postman.bell)

    def start(self) -> None:
        parts = (
            self.poller.run(),
            self.reception.run(),
            self.postman.run(),
            self._beat(),
            self._tick(),
        )
        self.tasks = [self._task(part) for part in parts]

    def stop(self) -> asyncio.Task[None]:
        """As on SIGTERM."""
        return self._task(_stop(cast(Any, self), self.tasks))

    def carrying(self) -> tuple[int, float]:
        carried = CARRYING.get()
        return carried.letter.id, carried.taken_at

    def wakes(self) -> None:
        handles, self.parked = self.parked or [], None
        self.world.loop._ready.extend(handles)  # type: ignore[attr-defined]

    def looks(self) -> None:
        """It looks now and then for what others have written."""
        self.will_look = False
        self.reception.bell.ring()
        self.postman.bell.ring()

    def rings(self) -> None:
        for bell in self.bells:
            bell.ring()

    async def _beat(self) -> None:
        """What the house does each beat."""
        while True:
            with suppress(SQLAlchemyError):
                await asyncio.to_thread(self.presence.beat)
                if self.world.book.held():
                    await self.reception.sweep()
                    await self.postman.sweep()
            await self.pulse.wait(BEAT_S)

    async def _tick(self) -> None:
        while True:
            await self.reminders.tick()
            await self.metronome.wait(TICK_S)

    def _task(self, work: Awaitable[Any]) -> asyncio.Task[Any]:
        return self.world.loop.create_task(cast(Any, work), context=self.context)
