"""The postman: takes due letters, sends them, and writes down how each of them fared."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram.error import InvalidToken

from bot.bell import Bell
from bot.carriers import Carried, Carriers
from bot.clock import Clock
from bot.drawing import drawn
from bot.outcomes import Outcomes
from bot.telegram.channel import TelegramChannel
from bot.writer import Writer
from deals.channel import Failure, Outgoing, SendFailed
from handlers import sending
from handlers.turn import Turn
from storage.db import under_savepoint
from storage.engines import database_in_trouble
from storage.keeping.files import is_damage
from storage.partner.people import Busy
from storage.post import (
    departures,
    outbox,
)
from storage.post.departures import Departure
from storage.post.pace import (
    Pace,
    one_at_a_time,
)
from storage.post.presence import Presence
from storage.shapes import read_json
from storage.tables import Outbox

log = structlog.get_logger()
AT_LEAST, AT_MOST = 8, 64  # letters on their way
AHEAD_AT_MOST = 1024
TOGETHER_S = 0.01  # when many are on their way: those that arrive meanwhile share a commit
CALL_S = 0.1  # what one call may take without letting the pace sink
COMMIT_S = 0.03  # what taking letters may take without letting it sink
LOOK_S = 1.0  # how often to look for letters that became due meanwhile
LOOK_AGAIN_S = 0.1  # after something was sent: more may wait for the pace
SLEPT = "the process slept past its lease"


def at_once(pace: Pace) -> int:
    """How many letters may be on their way: as few as keep the pace, since a crash leaves the
    outcome of each unknown."""
    return max(AT_LEAST, min(int(pace.all_a_second * CALL_S), AT_MOST))


def ahead(pace: Pace) -> int:
    """How many letters are taken while others are still on their way, so that none waits for a
    commit; none at the pace of a free bot, which a commit does not hold up."""
    return min(int(pace.all_a_second * COMMIT_S), AHEAD_AT_MOST)


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
        exports: Path = Path("data/exports"),
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.channel = channel
        self.bot_name = bot_name
        self.pace = pace
        self.presence = presence
        self.exports = exports
        self.bell = Bell()
        self._carriers = Carriers(at_once(pace), self._deliver)
        self._enough = ahead(pace) // 2  # while so many are in line nobody has to look for others
        self._round: asyncio.Task[bool] | None = None
        self.partners_wait: Callable[[], bool] = lambda: False
        self._revoked: str | None = None  # why no word can be sent any more
        self._outcomes = Outcomes()
        # What a dead process was sending at our start is unknown, or goes again.
        self._outcomes.add("orphans", self._orphans)

    async def run(self) -> None:
        """Delivers until cancelled. Raises InvalidToken when the token was revoked."""
        while True:
            if self._revoked:
                raise InvalidToken(self._revoked)
            self._round = asyncio.create_task(self._write_and_take())
            try:
                # What was taken is carried out, also when we are told to stop meanwhile.
                busy = await asyncio.shield(self._round)
            except SQLAlchemyError as error:
                log.error("the outbox has to wait", error=type(error).__name__)
                await asyncio.sleep(1)
            else:
                await self.bell.wait(timeout_s=LOOK_AGAIN_S if busy else LOOK_S)
                if not self._carriers.line and len(self._carriers.in_hand) > AT_LEAST:
                    await asyncio.sleep(TOGETHER_S)

    async def stop(self) -> None:
        """Lets what is on its way arrive, and writes down how it fared."""
        if self._round:
            await asyncio.gather(self._round, return_exceptions=True)
        await self._carriers.finished()
        while self._outcomes:
            try:
                await self._write_and_take(take=False)
            except SQLAlchemyError as error:
                log.error("what was sent last is not written down", error=type(error).__name__)
                if is_damage(getattr(error, "orig", None)):
                    return  # no database to write it to: a start after a restore asks about it
            if self._outcomes:
                await asyncio.sleep(0.2)

    async def sweep(self) -> None:
        """Takes back letters of processes that died, and of a clock that was ahead."""
        self._outcomes.add("orphans", self._orphans)
        self._outcomes.add("ahead of time", self._pull_back)
        self.bell.ring()

    def take(self, session: Session) -> list[Carried]:
        """Takes what may leave now, in anybody's transaction; `carry` is to follow its commit.

        Nothing is taken that cannot leave at once, or as soon as another has arrived.
        """
        free = at_once(self.pace) + ahead(self.pace) - len(self._carriers.in_hand)
        if free < 1 or self._revoked:
            return []
        one_at_a_time(session)
        now, partners = self.clock.now(), not self.partners_wait()
        leaving = departures.claim(session, now, free, self.presence.id, self.pace, partners)
        return [carried for one in leaving if (carried := _carried(session, one))]

    def carry(self, taken: Sequence[Carried]) -> None:
        """Sends them off."""
        self._carriers.take(taken)

    async def _write_and_take(self, take: bool = True) -> bool:
        """Writes down how letters fared, and takes the next ones, in one commit; True when it
        did either. What something stood in the way of is written the next time."""
        outcomes = self._outcomes.to_write()
        taking = [self.take] if take else []
        results = await self.writer.transact_all([*(unit for _, unit in outcomes), *taking])
        for (settled, _), outcome in zip(outcomes, results, strict=False):
            if not _in_the_way(outcome):
                self._outcomes.settle(settled)
        for failure in filter(_is_failure, results):
            log.error("the outbox was not kept", error=type(failure).__name__, exc_info=failure)
        taken = results[-1] if take and isinstance(results[-1], list) else []
        self.carry(taken)
        return bool(outcomes or taken)

    async def _deliver(self, carried: Carried) -> None:
        """Sends it, and keeps how that went until it is written down."""
        try:
            await self._send(carried)
        except SendFailed as failed:
            self._failed(carried.letter, failed)
        finally:
            if len(self._carriers.line) <= self._enough:
                self.bell.ring()

    async def _send(self, carried: Carried) -> None:
        """A lease that ran out while the process slept is not used any more."""
        letter = carried.letter
        if letter.expires_at and letter.expires_at < self.clock.now():
            self._outcomes.add(carried.key, partial(_expired, letter))
        elif monotonic() - carried.taken_at > departures.LEASE_S:
            raise SendFailed(Failure.RETRY_LATER, SLEPT)
        else:
            outgoing = carried.outgoing
            if outgoing.drawing:
                outgoing = await drawn(outgoing, self.exports)
            message_id = await self.channel.send(letter.chat, outgoing)
            arrival = outbox.Arrival(letter.id, message_id, self.clock.now())
            self._outcomes.arrived(carried.key, arrival)

    def _failed(self, letter: Departure, failed: SendFailed) -> None:
        log.warning("a letter was not delivered", outbox=letter.id, failure=failed.failure.value)
        if failed.failure == Failure.STOP:
            self._revoked = failed.reason
        now = self.clock.now()
        cause = f"out:{letter.id}:{letter.tries}"

        def unit(session: Session) -> None:
            turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
            sending.failed(turn, letter.id, letter.tries, failed)

        self._outcomes.add((letter.id, letter.tries), unit)

    def _orphans(self, session: Session) -> None:
        one_at_a_time(session)
        now, alive = self.clock.now(), self.presence.alive(session)
        carried = {number for number, _ in (*self._carriers.in_hand,)} | self._outcomes.letters
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
    return Carried(one, outgoing, monotonic())


def _expired(letter: Departure, session: Session) -> None:
    if outbox.being_sent(session, letter.id, letter.tries):
        outbox.failed(session, letter.id, "expired")


def _in_the_way(outcome: object) -> bool:
    """Another process or the database; a unit that did nothing wrong is run again."""
    return isinstance(outcome, Busy) or database_in_trouble(outcome)


def _is_failure(outcome: object) -> bool:
    return isinstance(outcome, Exception) and not isinstance(outcome, Busy)
