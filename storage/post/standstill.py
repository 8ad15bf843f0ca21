"""A standstill: letters are due, nothing holds them, and yet none leaves."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from storage.post.outbox import CLOCKS_DIFFER
from storage.post.pace import (
    EVERYWHERE,
    paused,
)
from storage.states import in_state
from storage.tables import Outbox

AFTER = timedelta(minutes=15)


def stands_since(session: Session, now: datetime, partners: bool = True) -> datetime | None:
    """Since when the first letter waits, if that is long, and none has left for as long; else None.

    A long queue that goes on is none, nor are the chats in which the platform asked for a pause.
    Without `partners` what is for them is held.
    """
    resting = paused(session, now)
    if EVERYWHERE in resting or _one_left(session, now):
        return None
    query = (
        select(col(Outbox.due_at))
        .where(in_state(Outbox.state, "queued"), col(Outbox.due_at) <= now - AFTER)
        .where(col(Outbox.lane).not_in(resting))
        .order_by(col(Outbox.due_at))
        .limit(1)
    )
    return session.scalar(query if partners else query.where(col(Outbox.partner_id).is_(None)))


def _one_left(session: Session, now: datetime) -> bool:
    lately = (col(Outbox.taken_at) > now - AFTER, col(Outbox.taken_at) <= now + CLOCKS_DIFFER)
    return session.scalar(select(col(Outbox.id)).where(*lately).limit(1)) is not None
