"""The postman: takes due letters, sends them, and writes down how each of them fared."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram.error import InvalidToken

from bot.bell import Bell
from bot.clock import Clock
from bot.pace import Pace
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.channel import Failure, Outgoing, SendFailed
from handlers import sending
from handlers.turn import Turn
from storage import outbox
from storage.db import Unit
from storage.shapes import read
from storage.tables import Outbox

log = structlog.get_logger()
AT_ONCE = 8
LOOK_S = 1.0  # how often to look for letters that became due meanwhile


@dataclass(frozen=True)
class Carried:
    """A letter on its way; `taken_at` is monotonic."""

    id: int
    chat: str
    lane: str
    outgoing: Outgoing
    expires_at: datetime | None
    taken_at: float


class Postman:
    """Sends in order for each chat, several chats at once, at the pace that the platform allows."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        channel: TelegramChannel,
        bot_name: str,
        pace: Pace,
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.channel = channel
        self.bot_name = bot_name
        self.bell = Bell()
        self.pace = pace
        self._on_the_way: dict[str, asyncio.Task[None]] = {}
        self._round: asyncio.Task[None] | None = None
        self._revoked: str | None = None  # why no word can be sent any more
        # At the start, what a dead process was sending is unknown, or goes again.
        self._to_write: list[Unit] = [self._orphans(everyone=True)]

    async def run(self) -> None:
        """Delivers until cancelled. Raises InvalidToken when the token was revoked."""
        while True:
            if self._revoked:
                raise InvalidToken(self._revoked)
            free = min(AT_ONCE - len(self._on_the_way), self.pace.free())
            self._round = asyncio.create_task(self._write_and_take(free))
            try:
                # What was taken is carried out, also when we are told to stop meanwhile.
                await asyncio.shield(self._round)
            except SQLAlchemyError as error:
                log.error("the outbox has to wait", error=type(error).__name__)
                await asyncio.sleep(1)
            else:
                await self.bell.wait(timeout_s=self._pause_s())

    async def stop(self) -> None:
        """Lets what is on its way arrive, and writes down how it fared."""
        if self._round:
            await asyncio.gather(self._round, return_exceptions=True)
        await asyncio.gather(*self._on_the_way.values(), return_exceptions=True)
        try:
            await self._write_and_take(0)
        except SQLAlchemyError as error:
            log.error("what was sent last is not written down", error=type(error).__name__)

    async def sweep(self) -> None:
        """Takes back letters whose lease is over."""
        self._to_write.append(self._orphans(everyone=False))
        self.bell.ring()

    def _pause_s(self) -> float:
        wait_s = self.pace.next_free_s()
        return min(max(wait_s, 0.02), LOOK_S) if wait_s else LOOK_S

    async def _write_and_take(self, free: int) -> None:
        """Writes down how letters fared, and takes the next ones, in one commit.

        Nothing is taken that cannot leave at once. What was not committed waits for the next time.
        """
        units, self._to_write = self._to_write, []
        try:
            *written, taken = await self.writer.transact_all([*units, self._taking(free)])
        except SQLAlchemyError:
            self._to_write = units + self._to_write
            raise
        for trouble in filter(_is_trouble, (*written, taken)):
            log.error("the outbox was not kept", error=type(trouble).__name__, exc_info=trouble)
        for letter in [] if _is_trouble(taken) else taken:
            self.pace.spend(letter.lane, letter.outgoing.act)
            self._on_the_way[letter.lane] = asyncio.create_task(self._deliver(letter))

    def _taking(self, free: int) -> Unit:
        now, busy = self.clock.now(), [*self._on_the_way, *self.pace.waiting()]

        def unit(session: Session) -> list[Carried]:
            rows = outbox.claim(session, now, free, busy) if free else []
            return [letter for row in rows if (letter := _carried(session, row))]

        return unit

    async def _deliver(self, letter: Carried) -> None:
        """A lease that ran out while the process slept is not used any more."""
        try:
            if monotonic() - letter.taken_at < outbox.LEASE_S:
                outcome = await self._sent(letter)
                self._to_write.append(outcome)
        finally:
            del self._on_the_way[letter.lane]
            self.bell.ring()

    async def _sent(self, letter: Carried) -> Unit:
        """Sends it; answers what has to be written down."""
        if letter.expires_at and letter.expires_at < self.clock.now():
            return lambda s: outbox.failed(s, letter.id, "expired")
        try:
            external_id = await self.channel.send(letter.chat, letter.outgoing)
        except SendFailed as failed:
            return self._failed(letter, failed)
        now = self.clock.now()
        return lambda s: outbox.sent(s, letter.id, external_id, now)

    def _failed(self, letter: Carried, failed: SendFailed) -> Unit:
        log.warning("a letter was not delivered", outbox=letter.id, failure=failed.failure.value)
        if failed.failure == Failure.RETRY_AT:
            self.pace.hold(letter.lane, failed.wait_s)
        if failed.failure == Failure.STOP:
            self._revoked = failed.reason
        now = self.clock.now()

        def unit(session: Session) -> None:
            tries = session.get_one(Outbox, letter.id).tries
            turn = Turn(session, now, f"out:{letter.id}:{tries}", "clock", bot_name=self.bot_name)
            sending.failed(turn, letter.id, failed)

        return unit

    def _orphans(self, everyone: bool) -> Unit:
        now = self.clock.now()

        def unit(session: Session) -> None:
            found = outbox.orphans(session, now, everyone)
            for row in found:
                cause = f"out:{row.id}:{row.tries}"
                turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
                sending.orphaned(turn, row)
            if found:
                log.warning("letters whose outcome is not known", letters=len(found))

        return unit


def _carried(session: Session, row: Outbox) -> Carried | None:
    """None for a letter that cannot be read: that one alone has failed."""
    try:
        outgoing = read(Outgoing, row.payload)
    except ValueError as error:
        log.error("a letter cannot be read", outbox=row.id, error=type(error).__name__)
        outbox.failed(session, row.id or 0, "unreadable")
        return None
    return Carried(row.id or 0, row.chat, row.lane, outgoing, row.expires_at, monotonic())


def _is_trouble(outcome: object) -> bool:
    return isinstance(outcome, Exception)
