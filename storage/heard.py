"""What partners wrote, kept for the talk whatever comes of it."""

from datetime import datetime

from sqlalchemy import bindparam, insert
from sqlmodel import Session, col, select

from storage.bare import table_of
from storage.tables import Heard, Outbox

_KEEP = insert(table_of(Heard))
_OF_UPDATE = (
    select(Heard).where(Heard.inbox_id == bindparam("inbox_id")).order_by(col(Heard.id).desc())
)


def keep(
    session: Session, partner_id: int, inbox_id: int, text: str, now: datetime, edited: bool
) -> None:
    """Keeps one message; `now` orders the talk, since platforms tell whole seconds."""
    said = {"partner_id": partner_id, "inbox_id": inbox_id, "text": text, "at": now}
    session.execute(_KEEP, said | {"edited": edited})


def of_update(session: Session, inbox_id: int) -> Heard | None:
    """The message that came with an update."""
    return session.exec(_OF_UPDATE, params={"inbox_id": inbox_id}).first()


def last_read(session: Session, partner_id: int) -> Outbox | None:
    """The last of our words that reached a partner, whatever deal they were about."""
    query = select(Outbox).where(
        Outbox.partner_id == partner_id,
        Outbox.state == "sent",
        col(Outbox.words).not_in(("toast", "unbutton")),
    )
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def spoken_of(session: Session, deal_id: int) -> bool:
    """Whether the bot has said anything to the partner about a deal."""
    query = select(Outbox.id).where(Outbox.deal_id == deal_id, col(Outbox.partner_id).is_not(None))
    return session.exec(query.limit(1)).first() is not None
