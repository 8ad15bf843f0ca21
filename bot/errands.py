"""Errands: what an update needs from the network is fetched, and what takes long is looked up,
while other chats go on.

Meanwhile the update is lent to this process; should it die, another one begins anew.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.handling import Handling
from bot.preparing import CannotKeep, Preparing, is_workbook, needs_network
from bot.writer import Writer
from deals.channel import Attachment, Incoming
from handlers import door
from handlers.turn import Outdated, Turn
from storage.db import Unit
from storage.partner.people import Busy
from storage.post import inbox
from storage.post.presence import Presence

if TYPE_CHECKING:
    from deals.reading.second import Question

log = structlog.get_logger()
LOOKS = 3


@dataclass(frozen=True)
class Errand:
    """An update whose files or short links have to be fetched before it can be handled, whose
    workbooks are opened and sales files looked at, or that a second reader is asked about."""

    inbox_id: int
    incoming: Incoming
    question: "Question | None" = None
    opens: bool = False  # workbooks, too
    looks: int = 0  # at a sales file, so often at most: what that stands on may change meanwhile


class Errands:
    """`after` is rung when an errand has come to its end; `read`: who looks at its files then."""

    def __init__(
        self, writer: Writer, preparing: Preparing, handling: Handling, presence: Presence
    ) -> None:
        self.writer = writer
        self.preparing = preparing
        self.handling = handling
        self.presence = presence
        self.after = Bell()
        self.read: Callable[[int, Sequence[Attachment]], None] = lambda number, files: None
        self._running: set[asyncio.Task[None]] = set()

    def needed(self, session: Session, inbox_id: int, incoming: Incoming) -> Errand | None:
        """The errand that has to be run before an update is handled, if any."""
        second = self.preparing.second
        asks = second is not None and second.ready
        now = self.handling.clock.now()
        question = door.question(session, incoming, now) if asks else None
        looks = door.looks(Turn(session, now, "", ""), incoming)
        fetches = needs_network(incoming) and door.fetches(session, incoming)
        if not (question or looks or fetches):
            return None
        opens = any(map(is_workbook, incoming.attachments)) and door.is_ours(session, incoming)
        return Errand(inbox_id, incoming, question, opens, LOOKS if looks else 0)

    def begin(self, errand: Errand) -> None:
        task = asyncio.create_task(self._run(errand))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Lets those on the way come to their end."""
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _run(self, errand: Errand) -> None:
        number, looks = errand.inbox_id, errand.looks
        unit, incoming = await self._prepared(errand)
        while hindered := await self._hindered(unit):
            if isinstance(hindered, Outdated):
                looks -= 1
                incoming = await self._looked_again(incoming, looks)
                unit = partial(self._finish, number, incoming)
            else:
                await asyncio.sleep(1)
        self.read(number, incoming.attachments)
        self.after.ring()

    async def _prepared(self, errand: Errand) -> tuple[Unit, Incoming]:
        """What is to be committed, and the update with all that was fetched for it."""
        number, bare = errand.inbox_id, replace(errand.incoming, attachments=())
        try:
            incoming = await self.preparing.prepare(
                errand.incoming, errand.question, errand.opens, errand.looks > 0
            )
            return partial(self._finish, number, incoming), incoming
        except CannotKeep as error:
            log.error("a file cannot be kept", inbox=number, error=str(error))
            return partial(self._put_off, number), bare
        except Exception as error:
            log.error("not prepared", inbox=number, error=type(error).__name__)
            return partial(self._give_back, number, error), bare

    async def _looked_again(self, incoming: Incoming, looks: int) -> Incoming:
        """What was fetched stays; after so many looks its turn looks itself."""
        again = replace(incoming, ahead=None)
        try:
            return await self.preparing.looked(again) if looks > 0 else again
        except Exception as error:
            log.error("not looked at ahead", error=type(error).__name__)
            return again

    async def _hindered(self, unit: Unit) -> Exception | None:
        """Why it has to be tried again; None when it is committed."""
        try:
            outcome = await self.writer.transact(unit)
        except SQLAlchemyError as error:
            log.error("the database did not take a turn", error=type(error).__name__)
            return error
        return outcome if isinstance(outcome, Busy) else None

    def _finish(self, inbox_id: int, incoming: Incoming, session: Session) -> Any:
        """Handles what is complete now; whoever had lent it lets go of it, come what may."""
        row = inbox.back(session, inbox_id, self.presence.id)
        if row is None:
            return None
        outcome = self.handling.tried(
            session, inbox_id, lambda s: self.handling.receive(s, inbox_id, incoming)
        )
        if outcome is None:
            inbox.done(session, [inbox_id])
        if isinstance(outcome, Busy):
            inbox.lend(session, inbox_id, self.presence.id, self.handling.clock.now())
        return outcome

    def _put_off(self, inbox_id: int, session: Session) -> None:
        """The disk's trouble is no try of the update's; the file is fetched anew once it waited."""
        row = inbox.back(session, inbox_id, self.presence.id)
        if row:
            inbox.put_off(row, self.handling.clock.now())

    def _give_back(self, inbox_id: int, error: Exception, session: Session) -> None:
        row = inbox.back(session, inbox_id, self.presence.id)
        if row:
            self.handling.failed(session, row, error)
