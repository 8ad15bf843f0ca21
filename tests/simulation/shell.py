"""The program without its loops: it accepts, handles, reminds and sends when it is told to.

Everything that reaches into the queues of the product stands here, and nowhere else.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from sqlmodel import Session

from bot.telegram import translate
from deals.channel import Attachment, Incoming, Outgoing, SendFailed
from handlers import door, lives, morning, sending, timed
from handlers.turn import Turn
from storage.db import Database, under_savepoint
from storage.deal import reminders
from storage.deal.reminders import Due
from storage.lives import slots
from storage.post import (
    departures,
    inbox,
    outbox,
)
from storage.post.departures import Departure
from storage.post.inbox import Head
from storage.post.pace import Pace
from storage.post.presence import Presence
from storage.shapes import read_json, written
from storage.tables import Outbox
from tests.simulation.book import Book
from tests.simulation.faults import Crash, Faults
from tests.simulation.platform import Letter, Platform, Raw
from tests.simulation.screens import measured

BOT = "sapa_bot"
PACE = Pace()
MOMENT = timedelta(milliseconds=1)
AT_ONCE, UPDATES_AT_ONCE, REMINDERS_AT_ONCE = 8, 20, 20

Unit = Callable[[Session], Any]


class Failed(AssertionError):
    """The program could not do what it had to; `what` it was about."""

    def __init__(self, what: str, error: Exception) -> None:
        super().__init__(f"{what}: {type(error).__name__}: {error}")
        self.error = error


class Shell:
    """One process: what is in memory dies with it, what was committed does not."""

    def __init__(
        self,
        database: Database,
        book: Book,
        platform: Platform,
        faults: Faults,
        now: datetime,
        folder: Path,
    ) -> None:
        self.database, self.platform, self.faults = database, platform, faults
        self.book = book
        self.media = folder / "media"
        self.now = now
        self.arrived: list[Raw] = []  # not yet confirmed to the platform
        self.on_handled: list[Callable[[str, Incoming | None, datetime], None]] = []
        self.counts = dict.fromkeys(("updates", "handled", "sent", "restarts"), 0)
        self.presence = Presence(database, "all", now)
        self._outcomes: list[Unit] = [self._greet]
        self._in_hand: list[Letter] = []  # how they fared is not written down yet
        self._commits: Counter[str] = Counter()

    def run(self, now: datetime) -> None:
        """Does everything that there is to do now; a process that dies is started again."""
        self.now = max(now, self.now + MOMENT)
        while True:
            try:
                self._take_in()
                self._handle()
                if self.book.tick_due(self.now):
                    self._tick()
                self._post()
                return
            except Crash:
                self._restart()

    # Coming in

    def _take_in(self) -> None:
        if self.arrived:
            raws = [translate.arrived(raw) for raw in self.arrived]
            [new] = self._commit("accept", lambda s: inbox.accept(s, raws, self.now))
            self.counts["updates"] += new
            self.arrived = []

    def _handle(self) -> None:
        while self.book.waits(self.now):
            [heads] = self._commit("handle", self._handle_heads)
            for key, incoming in heads:
                self.counts["handled"] += 1
                for told in self.on_handled:
                    told(key, incoming, self.now)

    def _handle_heads(self, session: Session) -> list[tuple[str, Incoming | None]]:
        rows = inbox.claim(session, self.now, UPDATES_AT_ONCE)
        door.foresee(session, [row.lane for row in rows])
        heads = [(row.update_key, self._opened(session, row)) for row in rows]
        inbox.done(session, [row.id for row in rows])
        return heads

    def _opened(self, session: Session, row: Head) -> Incoming | None:
        incoming = self._incoming(row.raw, row.received_at)
        outcome = under_savepoint(session, partial(self._receive, row=row, incoming=incoming))
        if isinstance(outcome, Exception):
            raise Failed(f"update {row.update_key}", outcome) from outcome
        return incoming

    def _receive(self, session: Session, row: Head, incoming: Incoming | None) -> None:
        if incoming:
            number = row.id
            turn = Turn(session, self.now, f"in:{number}", "partner", self.media, BOT, number)
            door.receive(turn, incoming)

    def _incoming(self, raw: Raw, received_at: datetime) -> Incoming | None:
        """As it comes off the wire, with its files fetched."""
        read = translate.incoming(raw, received_at)
        if read is None or not read.attachments:
            return read
        return replace(read, attachments=tuple(map(self._fetched, read.attachments)))

    def _fetched(self, file: Attachment) -> Attachment:
        sha256, path = self.platform.files[file.file_id]
        screen = measured(file.file_id) if file.kind == "photo" else None
        return replace(file, sha256=sha256, path=path, screen=screen)

    # Time

    def _tick(self) -> None:
        while live := self.database.transact(lambda s: slots.due(s, self.now, REMINDERS_AT_ONCE)):
            self._commit("lives", partial(self._tell, live))
        while due := self.database.transact(self._due):
            self._commit("tick", partial(self._remind, due))
        if self.book.mornings:
            self._commit("morning", self._greet)

    def _due(self, session: Session) -> list[Due]:
        return reminders.due(session, self.now, REMINDERS_AT_ONCE)

    def _remind(self, due: list[Due], session: Session) -> None:
        for error in timed.remind(session, due, self.now, BOT).values():
            raise error

    def _tell(self, due: list[slots.Due], session: Session) -> None:
        for error in lives.tell(session, due, self.now, BOT).values():
            raise error

    def _greet(self, session: Session) -> None:
        cause = f"morning:{self.now.isoformat()}"
        morning.greet(Turn(session, self.now, cause, "clock", bot_name=BOT))

    # Going out

    def _post(self) -> None:
        """Takes what is due and sends it, until there is nothing; writes down how it fared."""
        while (due := self.book.letters_due(self.now)) or self._outcomes:
            units, self._outcomes = self._outcomes, []
            done = self._commit("take", *units, *([self._claim] if due else []))
            self._in_hand = done[-1] if due else []
            for letter in self._in_hand:
                self._outcomes.append(self._sent(letter))
            if not self._outcomes:
                return  # what is due has to wait for its turn

    def _claim(self, session: Session) -> list[Letter]:
        leaving = departures.claim(session, self.now, AT_ONCE, self.presence.id, PACE)
        return [_letter(one, session.get_one(Outbox, one.id)) for one in leaving]

    def _sent(self, letter: Letter) -> Unit:
        """Sends it; answers what has to be written down."""
        now = self.now
        if letter.expires_at and letter.expires_at < now:
            return lambda s: outbox.failed(s, letter.id, "expired")
        try:
            external_id = self.platform.send(letter, now)
        except SendFailed as failed:
            return partial(self._failed, letter, failed)
        self.counts["sent"] += 1
        arrival = outbox.Arrival(letter.id, external_id, now)
        return partial(outbox.sent, arrivals=[arrival])

    def _failed(self, letter: Letter, failed: SendFailed, session: Session) -> None:
        cause = f"out:{letter.id}:{letter.tries}"
        turn = Turn(session, self.now, cause, "clock", bot_name=BOT)
        sending.failed(turn, letter.id, letter.tries, failed)

    def _restart(self) -> None:
        """What was in memory is gone; a new process finds what the dead one was sending."""
        self.presence.leave()
        self.presence = Presence(self.database, "all", self.now)
        self._outcomes = [self._orphans]
        self.platform.loses_sight_of(self._in_hand)
        self.counts["restarts"] += 1

    def _orphans(self, session: Session) -> None:
        alive = self.presence.alive(session)
        for row in departures.orphans(session, self.now, alive, ()):
            cause = f"out:{row.id}:{row.tries}"
            sending.orphaned(Turn(session, self.now, cause, "clock", bot_name=BOT), row)

    def _commit(self, label: str, *units: Unit) -> list[Any]:
        """All of it or nothing; now and then the process dies before it is done."""
        self.now += MOMENT
        self._commits[label] += 1
        label = f"{label}:{self._commits[label]}"
        if self.faults.crashes_at(label):
            units = (*units, _die)
        done = self._done(units)
        for outcome in done:
            if isinstance(outcome, Exception):
                raise Failed(label, outcome) from outcome
        return done

    def _done(self, units: Sequence[Unit]) -> list[Any]:
        """What each unit answers, or its error; a single one needs no savepoint."""
        if len(units) > 1:
            return self.database.transact_all(units)
        try:
            return [self.database.transact(units[0])]
        except Failed:
            raise
        except Exception as error:
            return [error]


@contextmanager
def without_chance() -> Iterator[None]:
    """Tokens and pauses that are the same in every run."""
    numbers = count(1)
    tokens = SimpleNamespace(token_urlsafe=lambda size: f"link-{next(numbers):06}")
    half = SimpleNamespace(random=lambda: 0.5)
    with patch("storage.partner.invites.secrets", tokens), patch("handlers.sending.random", half):
        yield


def _die(session: Session) -> None:
    """Before the commit: all that was done in it has never been."""
    raise Crash


def _letter(one: Departure, row: Outbox) -> Letter:
    return Letter(
        id=one.id,
        key=row.dedupe_key,
        chat=one.chat,
        payload=written(read_json(Outgoing, one.payload)),
        words=row.words,
        once=row.once,
        deal_id=row.deal_id,
        partner_id=row.partner_id,
        tries=one.tries,
        expires_at=one.expires_at,
    )
