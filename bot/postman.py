"""The postman: takes due letters, sends them, and writes down how each of them fared."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram.error import InvalidToken

from bot.bell import Bell
from bot.clock import Clock
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.channel import Failure, Outgoing, SendFailed
from handlers import sending
from handlers.turn import Turn
from storage import departures, outbox
from storage.db import Unit, under_savepoint
from storage.departures import Departure
from storage.engines import database_in_trouble
from storage.pace import Pace, one_at_a_time
from storage.people import Busy
from storage.presence import Presence
from storage.shapes import read_json
from storage.tables import Outbox

log = structlog.get_logger()
AT_ONCE = 8
LOOK_S = 1.0  # how often to look for letters that became due meanwhile
LOOK_AGAIN_S = 0.1  # after something was sent: more may wait for the pace
SLEPT = "the process slept past its lease"
Try = tuple[int, int]  # the number of a letter, and of the try


@dataclass(frozen=True)
class Carried:
    """One try to deliver a letter; `taken_at` is monotonic."""

    id: int
    chat: str
    tries: int
    outgoing: Outgoing
    expires_at: datetime | None
    taken_at: float

    @property
    def key(self) -> Try:
        """A letter may be on its way twice: after a lease that was over, before its first end."""
        return self.id, self.tries


class Postman:
    """Sends in order for each chat, several chats at once, at the pace that the platform allows."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        channel: TelegramChannel,
        bot_name: str,
        pace: Pace,
        presence: Presence,
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.channel = channel
        self.bot_name = bot_name
        self.pace = pace
        self.presence = presence
        self.bell = Bell()
        self._on_the_way: dict[Try, asyncio.Task[None]] = {}
        self._round: asyncio.Task[bool] | None = None
        self.partners_wait: Callable[[], bool] = lambda: False
        self._revoked: str | None = None  # why no word can be sent any more
        # How a try fared; and sweeps. What a dead process was sending at our start is unknown, or
        # goes again.
        self._to_write: dict[Try | str, Unit] = {"orphans": self._orphans}

    async def run(self) -> None:
        """Delivers until cancelled. Raises InvalidToken when the token was revoked."""
        while True:
            if self._revoked:
                raise InvalidToken(self._revoked)
            free = AT_ONCE - len(self._on_the_way)
            self._round = asyncio.create_task(self._write_and_take(free))
            try:
                # What was taken is carried out, also when we are told to stop meanwhile.
                busy = await asyncio.shield(self._round)
            except SQLAlchemyError as error:
                log.error("the outbox has to wait", error=type(error).__name__)
                await asyncio.sleep(1)
            else:
                await self.bell.wait(timeout_s=LOOK_AGAIN_S if busy else LOOK_S)

    async def stop(self) -> None:
        """Lets what is on its way arrive, and writes down how it fared."""
        if self._round:
            await asyncio.gather(self._round, return_exceptions=True)
        await asyncio.gather(*self._on_the_way.values(), return_exceptions=True)
        while self._to_write:
            try:
                await self._write_and_take(0)
            except SQLAlchemyError as error:
                log.error("what was sent last is not written down", error=type(error).__name__)
            if self._to_write:
                await asyncio.sleep(0.2)

    async def sweep(self) -> None:
        """Takes back letters of processes that died, and of a clock that was ahead."""
        self._to_write |= {"orphans": self._orphans, "ahead of time": self._pull_back}
        self.bell.ring()

    async def _write_and_take(self, free: int) -> bool:
        """Writes down how letters fared, and takes the next ones, in one commit; True when it
        did either. What something stood in the way of is written the next time.

        Nothing is taken that cannot leave at once.
        """
        units = self._to_write.copy()
        *written, taken = await self.writer.transact_all([*units.values(), self._taking(free)])
        for what, outcome in zip(units, written, strict=True):
            if not _in_the_way(outcome):
                del self._to_write[what]
        for failure in filter(_is_failure, (*written, taken)):
            log.error("the outbox was not kept", error=type(failure).__name__, exc_info=failure)
        letters: list[Carried] = [] if _is_failure(taken) else taken
        for letter in letters:
            self._on_the_way[letter.key] = asyncio.create_task(self._deliver(letter))
        return bool(units or letters)

    def _taking(self, free: int) -> Unit:
        me, partners = self.presence.id, not self.partners_wait()

        def unit(session: Session) -> list[Carried]:
            if not free:
                return []
            one_at_a_time(session)
            now = self.clock.now()
            leaving = departures.claim(session, now, free, me, self.pace, partners)
            return [letter for one in leaving if (letter := _carried(session, one))]

        return unit

    async def _deliver(self, letter: Carried) -> None:
        try:
            self._to_write[letter.key] = await self._sent(letter)
        finally:
            del self._on_the_way[letter.key]
            self.bell.ring()

    async def _sent(self, letter: Carried) -> Unit:
        """Sends it; answers what has to be written down.

        A lease that ran out while the process slept is not used any more.
        """
        if letter.expires_at and letter.expires_at < self.clock.now():
            return partial(_expired, letter)
        if monotonic() - letter.taken_at > departures.LEASE_S:
            return self._failed(letter, SendFailed(Failure.RETRY_LATER, SLEPT))
        try:
            external_id = await self.channel.send(letter.chat, letter.outgoing)
        except SendFailed as failed:
            return self._failed(letter, failed)
        now = self.clock.now()
        return lambda s: outbox.sent(s, letter.id, external_id, now)

    def _failed(self, letter: Carried, failed: SendFailed) -> Unit:
        log.warning("a letter was not delivered", outbox=letter.id, failure=failed.failure.value)
        if failed.failure == Failure.STOP:
            self._revoked = failed.reason
        now = self.clock.now()
        cause = f"out:{letter.id}:{letter.tries}"

        def unit(session: Session) -> None:
            turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
            sending.failed(turn, letter.id, letter.tries, failed)

        return unit

    def _orphans(self, session: Session) -> None:
        one_at_a_time(session)
        now, alive = self.clock.now(), self.presence.alive(session)
        carried = {key[0] for key in (*self._on_the_way, *self._to_write)}
        found = departures.orphans(session, now, alive, carried)
        for row in found:
            outcome = under_savepoint(session, partial(self._orphan, row, now))
            if isinstance(outcome, Exception) and not _in_the_way(outcome):
                log.error("asked of nobody", outbox=row.id, error=type(outcome).__name__)
                outbox.unknown(session, row.id or 0, type(outcome).__name__)
        if found:
            log.warning("letters whose outcome is not known", letters=len(found))

    def _orphan(self, row: Outbox, now: datetime, session: Session) -> None:
        cause = f"out:{row.id}:{row.tries}"
        sending.orphaned(Turn(session, now, cause, "clock", bot_name=self.bot_name), row)

    def _pull_back(self, session: Session) -> None:
        outbox.pull_back(session, self.clock.now())


def _carried(session: Session, one: Departure) -> Carried | None:
    """None for a letter that cannot be read: that one alone has failed."""
    try:
        outgoing = read_json(Outgoing, one.payload)
    except ValueError as error:
        log.error("a letter cannot be read", outbox=one.id, error=type(error).__name__)
        outbox.failed(session, one.id, "unreadable")
        return None
    return Carried(one.id, one.chat, one.tries, outgoing, one.expires_at, monotonic())


def _expired(letter: Carried, session: Session) -> None:
    if outbox.being_sent(session, letter.id, letter.tries):
        outbox.failed(session, letter.id, "expired")


def _in_the_way(outcome: object) -> bool:
    """Another process or the database; a unit that did nothing wrong is run again."""
    return isinstance(outcome, Busy) or database_in_trouble(outcome)


def _is_failure(outcome: object) -> bool:
    return isinstance(outcome, Exception) and not isinstance(outcome, Busy)
