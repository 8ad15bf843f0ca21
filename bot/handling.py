"""Handling: one update in its transaction, by the rules; a failure stays its own."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.clock import Clock
from bot.floods import Floods
from bot.telegram import translate
from deals.channel import Incoming
from deals.says.house import undelivered
from handlers import door
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage.db import Unit, under_savepoint
from storage.engines import database_in_trouble
from storage.partner.people import Busy
from storage.post import inbox
from storage.post.inbox import Head
from storage.tables import Inbox

log = structlog.get_logger()


@dataclass(frozen=True)
class Handling:
    clock: Clock
    media: Path
    bot_name: str
    floods: Floods = field(default_factory=Floods)

    def understood(self, head: Head) -> Incoming | None:
        """What somebody did, or None for an update that is nothing to us."""
        incoming = translate.incoming(head.raw, head.received_at)
        if incoming and self.floods.has(head.id, incoming):
            return replace(incoming, flood=True)
        return incoming

    def receive(self, session: Session, number: int, incoming: Incoming | None) -> None:
        """The rules' turn. Who calls marks the update done, in the same transaction."""
        now = self.clock.now()
        if incoming is None:
            log.info("an update of no kind that we know", inbox=number)
            return
        turn = Turn(session, now, f"in:{number}", "partner", self.media, self.bot_name, number)
        door.receive(turn, incoming)
        inbox.done(session, [part.inbox_id for part in incoming.parts])

    def tried(self, session: Session, inbox_id: int, unit: Unit) -> Any:
        """What the unit answers. One that fails is rolled back alone, and tried again later.

        Raises what is the database's trouble, and not the update's own. Answers Busy when another
        process is at work for the partner; that is no failure.
        """
        outcome = under_savepoint(session, unit)
        if isinstance(outcome, Exception) and database_in_trouble(outcome):
            raise outcome
        if isinstance(outcome, Exception) and not isinstance(outcome, Busy):
            self.failed(session, session.get_one(Inbox, inbox_id), outcome)
        return outcome

    def failed(self, session: Session, row: Inbox, error: Exception) -> None:
        """Notes the failure: tried again later, and at last parked before staff."""
        name, now = type(error).__name__, self.clock.now()
        log.error(
            "an update could not be handled", inbox=row.id, error=name, exc_info=_trace(error)
        )
        if inbox.failed(row, name, now):
            cause = f"dead:{row.id}:{now.isoformat()}"  # a lead may have it tried anew
            turn = Turn(session, now, cause, "clock", bot_name=self.bot_name)
            tell_leads(turn, undelivered.NoticeStuck(row.id or 0, name))


def _trace(error: Exception) -> Exception | None:
    """Our own errors with their traceback; the database's carry the words of people."""
    return None if isinstance(error, SQLAlchemyError) else error
