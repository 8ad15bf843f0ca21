"""The reception: commits raw updates to the inbox, and handles them one chat at a time."""

import asyncio
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

log = structlog.get_logger()
AT_ONCE = 20


class Reception:
    """Takes updates in, and lets the rules handle them. A lane (chat) is never overtaken."""

    def __init__(
        self, writer: Writer, clock: Clock, preparing: Preparing, media: Path, bot_name: str
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.preparing = preparing
        self.media = media
        self.bot_name = bot_name
        self.bell = Bell()
        self.after = Bell()  # rung when something may have been said
        self._busy: dict[str, asyncio.Task[None]] = {}

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
                busy = await self._handle_waiting()
            except SQLAlchemyError as error:
                log.error("the database did not take a turn", error=type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not busy:
                await self.bell.wait(timeout_s=5)

    async def stop(self) -> None:
        """Lets the downloads at work come to an end."""
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _handle_waiting(self) -> bool:
        """One round; False when there was nothing to do."""
        now = self.clock.now()
        busy = list(self._busy)
        rows = await self.writer.transact(lambda s: _rows(s, now, busy))
        ready = []
        for row_id, lane, raw, received_at in rows:
            try:
                incoming = translate.incoming(raw, received_at)
            except Exception as error:
                await self._failed(row_id, error)
                continue
            if incoming and needs_network(incoming):
                self._busy[lane] = asyncio.create_task(self._prepare(row_id, lane, incoming))
            else:
                ready.append((row_id, incoming))
        await self._handle(ready)
        return bool(rows)

    async def _prepare(self, row_id: int, lane: str, incoming: Incoming) -> None:
        """Fetches what the rules will need, outside any transaction, while other chats go on."""
        try:
            if await self.writer.transact(lambda s: door.knows(s, incoming.sender)):
                incoming = await self.preparing.prepare(incoming)
            await self._handle([(row_id, incoming)])
        except OperationalError as error:
            log.error("the database did not take a turn", error=type(error).__name__)
        except Exception as error:
            log.error("an update could not be prepared", inbox=row_id, error=type(error).__name__)
            await self._failed(row_id, error)
        finally:
            del self._busy[lane]
            self.bell.ring()

    async def _handle(self, ready: list[tuple[int, Incoming | None]]) -> None:
        if not ready:
            return
        turns = [self._turn(row_id, incoming) for row_id, incoming in ready]
        for (row_id, _), outcome in zip(ready, await self.writer.transact_all(turns), strict=True):
            if isinstance(outcome, OperationalError):
                raise outcome  # the database's trouble, not the update's
            if isinstance(outcome, Exception):
                await self._failed(row_id, outcome)
        self.after.ring()

    def _turn(self, row_id: int, incoming: Incoming | None) -> Any:
        now = self.clock.now()

        def unit(session: Session) -> None:
            if not inbox.done(session, row_id):
                return
            if incoming is None:
                log.info("an update of no kind that we know", inbox=row_id)
                return
            turn = Turn(session, now, f"in:{row_id}", "partner", self.media, self.bot_name, row_id)
            door.receive(turn, incoming)

        return unit

    async def _failed(self, row_id: int, error: Exception) -> None:
        """Notes the failure: tried again later, and at last parked before staff."""
        name = type(error).__name__
        log.error(
            "an update could not be handled", inbox=row_id, error=name, exc_info=_trace(error)
        )
        now = self.clock.now()

        def unit(session: Session) -> None:
            if inbox.failed(session, row_id, name, now):
                turn = Turn(session, now, f"dead:{row_id}", "clock", bot_name=self.bot_name)
                tell_leads(turn, notices.NoticeStuck(row_id, name))

        await self.writer.transact(unit)
        self.after.ring()


def _rows(session: Session, now: Any, busy: list[str]) -> list[tuple[int, str, Any, Any]]:
    return [
        (row.id or 0, row.lane, row.raw, row.received_at)
        for row in inbox.waiting(session, now, AT_ONCE, busy)
    ]


def _trace(error: Exception) -> Exception | None:
    """Our own errors with their traceback; the database's carry the words of people."""
    return None if isinstance(error, SQLAlchemyError) else error
