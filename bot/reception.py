"""The reception: commits raw updates to the inbox, and handles them one chat at a time."""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.preparing import Preparing, needs_network
from bot.telegram import translate
from bot.writer import Writer
from deals.channel import Incoming
from deals.says import notices
from handlers import door
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage import inbox
from storage.db import Unit, under_savepoint
from storage.people import Busy
from storage.presence import Presence
from storage.tables import Inbox

log = structlog.get_logger()
AT_ONCE = 20
LOOK_S = 5.0  # how often to look for updates that are tried again, or were freed
LOOK_TOGETHER_S = 0.25  # the same where other processes store updates


@dataclass(frozen=True)
class Errand:
    """An update whose files or short links have to be fetched before it can be handled."""

    inbox_id: int
    incoming: Incoming


class Reception:
    """Takes updates in, and lets the rules handle them. A lane (chat) is never overtaken."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        preparing: Preparing,
        media: Path,
        bot_name: str,
        presence: Presence,
        together: bool = False,
    ) -> None:
        """`together`: other processes store updates too, and cannot ring our bell."""
        self.writer = writer
        self.clock = clock
        self.preparing = preparing
        self.media = media
        self.bot_name = bot_name
        self.presence = presence
        self.look_s = LOOK_TOGETHER_S if together else LOOK_S
        self.bell = Bell()
        self.after = Bell()  # rung when something may have been said
        self._errands: set[asyncio.Task[None]] = set()

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Commits raw updates; only then may the platform be told that we have them."""
        arrived = [translate.arrived(raw) for raw in updates]
        now = self.clock.now()
        stored = await self.writer.transact(lambda s: inbox.accept(s, arrived, now))
        log.debug("updates stored", new=stored, repeated=len(updates) - stored)
        self.bell.ring()

    async def run(self) -> None:
        """Handles what waits, until cancelled; a database that fails is tried again."""
        while True:
            try:
                handled = await self._round()
            except SQLAlchemyError as error:
                log.error("the database did not take a turn", error=type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not handled:
                await self.bell.wait(timeout_s=self.look_s)

    async def stop(self) -> None:
        """Lets the downloads at work come to an end."""
        await asyncio.gather(*self._errands, return_exceptions=True)

    async def sweep(self) -> None:
        """Takes back updates that a dead process was fetching files for."""
        now = self.clock.now()
        freed = await self.writer.transact(lambda s: inbox.free(s, now, self.presence.alive(s)))
        if freed:
            log.warning("updates that a dead process had begun with", updates=freed)
            self.bell.ring()

    async def _round(self) -> int:
        """Handles the head of each lane, all in one commit; answers how many were handled."""
        handled, errands = await self.writer.transact(self._handle_heads)
        self.after.ring()
        for errand in errands:
            task = asyncio.create_task(self._run(errand))
            self._errands.add(task)
            task.add_done_callback(self._errands.discard)
        return handled

    def _handle_heads(self, session: Session) -> tuple[int, list[Errand]]:
        handled, errands = 0, []
        for row in inbox.claim(session, self.clock.now(), AT_ONCE):
            outcome = self._tried(session, row.id or 0, partial(self._open, row=row))
            if isinstance(outcome, Errand):
                errands.append(outcome)
            handled += not isinstance(outcome, Busy)
        return handled, errands

    def _open(self, session: Session, row: Inbox) -> Errand | None:
        """Handles an update, or lends it out for what has to be fetched first."""
        incoming = translate.incoming(row.raw, row.received_at)
        if incoming and needs_network(incoming) and door.knows(session, incoming.sender):
            inbox.lend(row, self.presence.id, self.clock.now())
            return Errand(row.id or 0, incoming)
        self._receive(session, row, incoming)
        return None

    def _receive(self, session: Session, row: Inbox, incoming: Incoming | None) -> None:
        inbox.done(row)
        number, now = row.id or 0, self.clock.now()
        if incoming is None:
            log.info("an update of no kind that we know", inbox=number)
            return
        turn = Turn(session, now, f"in:{number}", "partner", self.media, self.bot_name, number)
        door.receive(turn, incoming)

    async def _run(self, errand: Errand) -> None:
        """Fetches what the rules will need, outside any transaction, while other chats go on."""
        try:
            incoming = await self.preparing.prepare(errand.incoming)
        except Exception as error:
            log.error("not prepared", inbox=errand.inbox_id, error=type(error).__name__)
            unit = partial(self._give_back, errand.inbox_id, error)
        else:
            unit = partial(self._finish, errand.inbox_id, incoming)
        while not await self._committed(unit):
            await asyncio.sleep(1)
        self.bell.ring()
        self.after.ring()

    async def _committed(self, unit: Unit) -> bool:
        try:
            return not isinstance(await self.writer.transact(unit), Busy)
        except SQLAlchemyError as error:
            log.error("the database did not take a turn", error=type(error).__name__)
            return False

    def _finish(self, inbox_id: int, incoming: Incoming, session: Session) -> Any:
        """Handles an update whose files are here; its holder lets go of it, come what may."""
        row = inbox.back(session, inbox_id, self.presence.id)
        if row is None:
            return None
        outcome = self._tried(session, inbox_id, lambda s: self._receive(s, row, incoming))
        if isinstance(outcome, Busy):
            inbox.lend(row, self.presence.id, self.clock.now())
        return outcome

    def _give_back(self, inbox_id: int, error: Exception, session: Session) -> None:
        row = inbox.back(session, inbox_id, self.presence.id)
        if row:
            self._failed(session, row, error)

    def _tried(self, session: Session, inbox_id: int, unit: Unit) -> Any:
        """What the unit answers. One that fails is rolled back alone, and tried again later.

        Raises OperationalError: that is the database's trouble, not the update's.
        """
        outcome = under_savepoint(session, unit)
        if isinstance(outcome, OperationalError):
            raise outcome
        if isinstance(outcome, Exception) and not isinstance(outcome, Busy):
            self._failed(session, session.get_one(Inbox, inbox_id), outcome)
        return outcome

    def _failed(self, session: Session, row: Inbox, error: Exception) -> None:
        """Notes the failure: tried again later, and at last parked before staff."""
        name, now = type(error).__name__, self.clock.now()
        log.error(
            "an update could not be handled", inbox=row.id, error=name, exc_info=_trace(error)
        )
        if inbox.failed(row, name, now):
            turn = Turn(session, now, f"dead:{row.id}", "clock", bot_name=self.bot_name)
            tell_leads(turn, notices.NoticeStuck(row.id or 0, name))


def _trace(error: Exception) -> Exception | None:
    """Our own errors with their traceback; the database's carry the words of people."""
    return None if isinstance(error, SQLAlchemyError) else error
