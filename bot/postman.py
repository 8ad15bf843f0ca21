"""The postman: takes due letters, sends them, and writes down how each of them fared."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.pace import Pace
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.channel import Failure, Outgoing, SendFailed
from handlers import sending
from handlers.turn import Turn
from storage import outbox
from storage.shapes import read
from storage.tables import Outbox

log = structlog.get_logger()
AT_ONCE = 8


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
        self, writer: Writer, clock: Clock, channel: TelegramChannel, bot_name: str
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.channel = channel
        self.bot_name = bot_name
        self.bell = Bell()
        self.pace = Pace()
        self.stopped: str | None = None  # why the sender had to stop, if it had to
        self._on_the_way: dict[str, asyncio.Task[None]] = {}

    async def find_orphans(self) -> None:
        """At the start: what a dead process was sending is unknown, or goes again."""
        await self._orphans(everyone=True)

    async def run(self) -> None:
        """Delivers until cancelled. Nothing is claimed that cannot leave at once."""
        while True:
            try:
                claimed = await self._claim()
            except SQLAlchemyError as error:
                log.error("the outbox could not be read", error=type(error).__name__)
                await asyncio.sleep(1)
                continue
            for letter in claimed:
                self.pace.spend(letter.lane, letter.outgoing.act)
                self._on_the_way[letter.lane] = asyncio.create_task(self._deliver(letter))
            await self.bell.wait(timeout_s=self._pause_s())

    async def stop(self) -> None:
        """Lets what is on its way arrive."""
        await asyncio.gather(*self._on_the_way.values(), return_exceptions=True)

    async def sweep(self) -> None:
        """Takes back letters whose lease is over."""
        await self._orphans(everyone=False)

    def _pause_s(self) -> float:
        return min(max(self.pace.next_free_s(), 0.02), 5) if self.pace.waiting() else 5

    async def _claim(self) -> list[Carried]:
        free = min(AT_ONCE - len(self._on_the_way), self.pace.free())
        if free <= 0 or self.stopped:
            return []
        now, busy = self.clock.now(), [*self._on_the_way, *self.pace.waiting()]
        return await self.writer.transact(
            lambda s: [_carried(row) for row in outbox.claim(s, now, free, busy)]
        )

    async def _deliver(self, letter: Carried) -> None:
        try:
            await self._send(letter)
        except SQLAlchemyError as error:
            log.error(
                "a delivery was not written down", outbox=letter.id, error=type(error).__name__
            )
        finally:
            del self._on_the_way[letter.lane]
            self.bell.ring()

    async def _send(self, letter: Carried) -> None:
        """A lease that ran out while the process slept is not used any more."""
        if monotonic() - letter.taken_at > outbox.LEASE_S:
            return
        if letter.expires_at and letter.expires_at < self.clock.now():
            await self.writer.transact(lambda s: outbox.failed(s, letter.id, "expired"))
            return
        try:
            external_id = await self.channel.send(letter.chat, letter.outgoing)
        except SendFailed as failed:
            await self._failed(letter, failed)
        else:
            now = self.clock.now()
            await self.writer.transact(lambda s: outbox.sent(s, letter.id, external_id, now))

    async def _failed(self, letter: Carried, failed: SendFailed) -> None:
        log.warning("a letter was not delivered", outbox=letter.id, failure=failed.failure.value)
        if failed.failure == Failure.RETRY_AT:
            self.pace.hold(letter.lane, failed.wait_s)
        if failed.failure == Failure.STOP:
            self.stopped = failed.reason
        now = self.clock.now()

        def unit(session: Session) -> None:
            tries = session.get_one(Outbox, letter.id).tries
            turn = Turn(session, now, f"out:{letter.id}:{tries}", "clock", bot_name=self.bot_name)
            sending.failed(turn, letter.id, failed)

        await self.writer.transact(unit)

    async def _orphans(self, everyone: bool) -> None:
        now = self.clock.now()

        def unit(session: Session) -> int:
            found = outbox.orphans(session, now, everyone)
            for row in found:
                cause = f"out:{row.id}:{row.tries}"
                turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
                sending.lost_sight(turn, row, "the process ended while it was being sent")
            return len(found)

        if lost := await self.writer.transact(unit):
            log.warning("letters whose outcome is not known", letters=lost)
            self.bell.ring()


def _carried(row: Outbox) -> Carried:
    outgoing = read(Outgoing, row.payload)
    return Carried(row.id or 0, row.chat, row.lane, outgoing, row.expires_at, monotonic())
