"""The reception: commits raw updates to the inbox, and handles them one chat at a time."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.errands import Errand, Errands
from bot.gathering import Gathering, Waits
from bot.handling import Handling
from bot.telegram import translate
from bot.writer import Writer
from handlers import door
from storage.db import Unit, under_savepoint
from storage.partner.people import Busy
from storage.post import inbox
from storage.post.inbox import Arrived, Head
from storage.post.presence import Presence

log = structlog.get_logger()
AT_ONCE = 50
LOOK_S = 5.0  # how often to look for updates that are tried again, or were freed
LOOK_TOGETHER_S = 0.25  # the same where other processes store updates
Handled = tuple[list[Any], list[Any]]  # how the updates fared, and the letters that leave now


class Reception:
    """Takes updates in, and lets the rules handle them. A lane (chat) is never overtaken."""

    def __init__(
        self,
        writer: Writer,
        handling: Handling,
        errands: Errands,
        presence: Presence,
        together: bool = False,
        pause_s: float = 0,
    ) -> None:
        """`together`: other processes store updates too, and cannot ring our bell. `pause_s`: how
        long unclear words wait for more."""
        self.writer = writer
        self.handling = handling
        self.errands = errands
        self.presence = presence
        self.gathering = Gathering(handling, pause_s)
        self.look_s = LOOK_TOGETHER_S if together else LOOK_S
        self.together = together
        self.waits: Callable[[], bool] = lambda: False
        self.take_letters: Unit = lambda session: []  # what may leave with the same commit,
        self.carry: Callable[[list[Any]], None] = lambda letters: None  # and does so after it
        self._at_work: set[asyncio.Task[int]] = set()
        self._heard_at = monotonic()  # when there was something to handle
        self.bell = Bell()
        self.after = Bell()  # rung when something may have been said
        errands.after.rings(self.bell)
        errands.after.rings(self.after)

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Commits raw updates; only then may the platform be told that we have them.

        With the same commit they are handled, and what is said to that is on its way; but where
        several processes write, a commit is as short as can be.
        """
        arrived = [translate.arrived(raw) for raw in updates]
        if self.together or self.waits():
            await self.writer.transact(partial(self._accept, arrived))
            handled = 0
        else:
            handled = await self._round(arrived)
        if handled < len(arrived):
            self.bell.ring()

    async def run(self) -> None:
        """Handles what waits, until cancelled; a database that fails is tried again."""
        rehearsed = False
        while True:
            try:
                rehearsed = rehearsed or await self._rehearsed()
                handled = 0 if self.waits() else await self._round()
            except SQLAlchemyError as error:
                log.error("the database did not take a turn", error=type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not handled:
                await self.bell.wait(timeout_s=self.gathering.next_look_s(self.look_s))
            elif handled < AT_ONCE:
                await asyncio.sleep(0)  # what was said goes out before we look for more

    async def _rehearsed(self) -> bool:
        """Once, before the first: what waits at a start waits a moment longer, later words none."""
        await self.writer.transact(door.rehearse)
        return True

    async def sweep(self) -> None:
        """Takes back updates that a dead process had begun with, and of a clock that was ahead."""
        freed = await self.writer.transact(self._free)
        if freed:
            log.warning("updates that a dead process had begun with", updates=freed)
        self.bell.ring()

    def _free(self, session: Session) -> int:
        now = self.handling.clock.now()
        inbox.pull_back(session, now)
        return inbox.free(session, now, self.presence.alive(session))

    def quiet_for_s(self) -> float:
        """For how long there was nothing to handle."""
        return monotonic() - self._heard_at

    async def stop(self) -> None:
        """Lets the rounds that were begun come to their end, and what they have fetched."""
        await asyncio.gather(*self._at_work, return_exceptions=True)
        await self.errands.stop()

    async def _round(self, arrived: Sequence[Arrived] = ()) -> int:
        """Stores what arrived and handles the head of each lane, all in one commit; answers how
        many were handled. What was begun is finished, also when we are told to stop meanwhile."""
        begun = self.writer.begin(partial(self._at_once, arrived))
        work = asyncio.create_task(self._worked(begun))
        self._at_work.add(work)
        work.add_done_callback(self._at_work.discard)
        return await asyncio.shield(work)

    async def _worked(self, begun: asyncio.Future[Handled]) -> int:
        outcomes, letters = await begun
        if outcomes:
            self._heard_at = monotonic()
        self.carry(letters)
        if not letters:  # else it is rung when they have arrived
            self.after.ring()
        for outcome in outcomes:
            if isinstance(outcome, Errand):
                self.errands.begin(outcome)
        return sum(not isinstance(outcome, Busy | Waits) for outcome in outcomes)

    def _at_once(self, arrived: Sequence[Arrived], session: Session) -> Handled:
        if arrived:
            self._accept(arrived, session)
        outcomes = self._handle_heads(session)
        if self.together:
            return outcomes, []
        letters = under_savepoint(session, self.take_letters)
        if isinstance(letters, Exception):
            log.error("no letters were taken", error=type(letters).__name__)
            return outcomes, []
        return outcomes, letters

    def _accept(self, arrived: Sequence[Arrived], session: Session) -> None:
        stored = inbox.accept(session, arrived, self.handling.clock.now())
        log.debug("updates stored", new=stored, repeated=len(arrived) - stored)

    def _handle_heads(self, session: Session) -> list[Any]:
        self.gathering.wake(session)
        heads = inbox.claim(session, self.handling.clock.now(), AT_ONCE)
        door.foresee(session, [head.lane for head in heads])
        outcomes = {
            head.id: self.handling.tried(session, head.id, partial(self._open, head=head))
            for head in heads
        }
        inbox.done(session, [number for number, outcome in outcomes.items() if outcome is None])
        return [*outcomes.values()]

    def _open(self, session: Session, head: Head) -> Errand | Waits | None:
        """Handles an update, lends it out for what has to be fetched first, or lets it wait."""
        incoming = self.handling.understood(head)
        gathered = self.gathering.gathered(session, head, incoming) if incoming else None
        if isinstance(gathered, Waits):
            return gathered
        incoming = gathered
        errand = self.errands.needed(session, head.id, incoming) if incoming else None
        if errand:
            inbox.lend(session, head.id, self.presence.id, self.handling.clock.now())
            return errand
        self.handling.receive(session, head.id, incoming)
        return None
