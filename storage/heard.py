"""What partners wrote, kept for the talk whatever comes of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col, select

from storage.bare import table_of
from storage.tables import Heard, Inbox, Outbox

_TABLE = table_of(Heard)
_KEEP = insert(_TABLE).returning(_TABLE.c.id)
_IS_ABOUT = (
    update(_TABLE).where(_TABLE.c.id == bindparam("heard_id")).values(deal_id=bindparam("about"))
)


def keep(
    session: Session,
    partner_id: int,
    inbox_id: int,
    text: str,
    now: datetime,
    edited: bool,
    message_id: str = "",
) -> int:
    """Keeps one message; answers its number. `now` orders the talk, since platforms tell whole
    seconds."""
    said = {"partner_id": partner_id, "inbox_id": inbox_id, "text": text, "at": now}
    number: int = session.execute(
        _KEEP, said | {"edited": edited, "message_id": message_id}
    ).scalar_one()
    return number


def is_about(session: Session, heard_id: int, deal_id: int) -> None:
    """The message belongs to the talk of that deal."""
    session.execute(_IS_ABOUT, {"heard_id": heard_id, "about": deal_id})


def latest(session: Session, deal_id: int, limit: int) -> list[str]:
    """The last messages of the talk of a deal, the newest first."""
    query = select(Heard.text).where(Heard.deal_id == deal_id)
    return list(session.exec(query.order_by(col(Heard.id).desc()).limit(limit)))


@dataclass(frozen=True)
class Words:
    """What they wrote, and when we heard it."""

    id: int
    text: str
    at: datetime
    deal_id: int | None = None


def words_of(session: Session, partner_id: int, about: str) -> Words | None:
    """Words of a partner by the number that a button names; None when they are gone."""
    known = about.isdecimal() and len(about) <= 18
    row = session.get(Heard, int(about)) if known else None
    if row is None or row.partner_id != partner_id:
        return None
    return _words(row)


def former(session: Session, lane: str, message_id: str, heard_id: int) -> Words | None:
    """What a message of a chat said before it was changed; None when we do not know."""
    query = (
        select(Heard)
        .join(Inbox, col(Inbox.id) == Heard.inbox_id)
        .where(Inbox.lane == lane, Heard.message_id == message_id, col(Heard.id) < heard_id)
        .where(Heard.message_id != "")
    )
    row = session.exec(query.order_by(col(Heard.id).desc()).limit(1)).first()
    return _words(row) if row else None


def is_between(session: Session, partner_id: int, first: int, last: int) -> bool:
    """Whether they wrote anything else between these two."""
    other = select(Heard.id).where(Heard.partner_id == partner_id)
    between = other.where(col(Heard.id) > first, col(Heard.id) < last)
    return session.exec(between.limit(1)).first() is not None


def is_last(session: Session, partner_id: int, heard_id: int) -> bool:
    """Whether they have written nothing since."""
    later = select(Heard.id).where(Heard.partner_id == partner_id, col(Heard.id) > heard_id)
    return session.exec(later.limit(1)).first() is None


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


def _words(row: Heard) -> Words:
    return Words(row.id or 0, row.text, row.at, row.deal_id)
