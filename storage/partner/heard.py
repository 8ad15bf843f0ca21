"""What partners wrote, kept for the talk whatever comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import bindparam, func, insert, update
from sqlmodel import Session, col, select

from deals.reading.contact.accounts import without_number
from storage import in_one_step
from storage.bare import bare, table_of
from storage.later import put_off
from storage.partner import people
from storage.tables import Heard, Inbox, Outbox

MOST = 20  # messages that are read as one
NEXT = "the number of what is heard next"
_TABLE = table_of(Heard)
_KEEP = insert(_TABLE)
_KEEP_ONE = _KEEP.returning(_TABLE.c.id)
_LAST = select(func.max(_TABLE.c.id))
_IS_ABOUT = (
    update(_TABLE)
    .where(_TABLE.c.id.between(bindparam("first"), bindparam("last")))
    .where(_TABLE.c.inbox_id == bindparam("update"))
    .values(deal_id=bindparam("about"))
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
    said |= {"edited": edited, "message_id": message_id}
    if len(people.of_this_round(session)) > 1:
        number = _next(session)
        put_off(session, _keep_all, {"id": number, **said})
    else:
        session.info.pop(NEXT, None)
        [(number,)] = bare(session, _KEEP_ONE, said)
    return int(number)


def _next(session: Session) -> int:
    """A number for what is kept with others: in a round nobody else gives any."""
    if NEXT not in session.info:
        [(last,)] = bare(session, _LAST, {})
        session.info[NEXT] = count((last or 0) + 1)
    return next(session.info[NEXT])


def _keep_all(session: Session, said: Sequence[dict[str, Any]]) -> None:
    in_one_step.insert(session, _KEEP, {}, said)


def is_about(session: Session, inbox_id: int, first: int, last: int, deal_id: int) -> None:
    """The messages that an update brought belong to the talk of that deal."""
    which = {"first": first, "last": last, "update": inbox_id}
    bare(session, _IS_ABOUT, which | {"about": deal_id})


def text_before(session: Session, partner_id: int, heard_id: int) -> str:
    """What they wrote before this message, or nothing."""
    query = select(Heard.text).where(Heard.partner_id == partner_id, col(Heard.id) < heard_id)
    return session.exec(query.order_by(col(Heard.id).desc()).limit(1)).first() or ""


@dataclass(frozen=True)
class Words:
    """What they wrote in one message, or in several that were read as one (`first` to `id`), and
    when we heard it."""

    id: int
    text: str
    at: datetime
    deal_id: int | None = None
    first: int = 0


def words_of(session: Session, partner_id: int, about: str) -> Words | None:
    """Words of a partner as a button names them; None when they are gone."""
    named = re.fullmatch(r"(\d{1,18})(?:-(\d{1,18}))?", about, re.ASCII)
    if named is None:
        return None
    first, last = int(named[1]), int(named[2] or named[1])
    theirs = select(Heard).where(Heard.partner_id == partner_id, col(Heard.edited).is_(False))
    if first == last:
        theirs = select(Heard).where(Heard.partner_id == partner_id)
    between = theirs.where(col(Heard.id) >= first, col(Heard.id) <= last)
    return _words(session.exec(between.order_by(col(Heard.id)).limit(MOST)).all())


def former(
    session: Session, lane: str, message_id: str, heard_id: int, text: str
) -> tuple[Words, str] | None:
    """What a message of a chat said before it was changed, with those that it was read with, and
    what they say together now; None when we do not know the message."""
    query = (
        select(Heard)
        .join(Inbox, col(Inbox.id) == Heard.inbox_id)
        .where(Inbox.lane == lane, Heard.message_id == message_id, col(Heard.id) < heard_id)
        .where(Heard.message_id != "")
    )
    row = session.exec(query.order_by(col(Heard.id).desc()).limit(1)).first()
    if row is None:
        return None
    of_update = select(Heard).where(Heard.inbox_id == row.inbox_id).order_by(col(Heard.id))
    rows = session.exec(of_update).all()
    words = _words(rows)
    now = "\n".join(text if one.id == row.id else one.text for one in rows)
    return (words, now) if words else None


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


def said_since(session: Session, partner_id: int, words: str, since: datetime) -> bool:
    """Whether we have said these words to a partner since then."""
    said = select(Outbox.id).where(Outbox.partner_id == partner_id, Outbox.words == words)
    return session.exec(said.where(col(Outbox.made_at) >= since).limit(1)).first() is not None


def has_button(letter: Outbox, press: str) -> bool:
    """Whether a button under our words does that."""
    rows = letter.payload.get("buttons", ())
    return any(button.get("data") == press for row in rows for button in row)


def answers(letter: Outbox, press: str, sent_at: datetime | None) -> bool:
    """Whether what was written then (None: nobody knows) can answer our words with that button.
    Telegram tells whole seconds."""
    if letter.sent_at is None or sent_at is None or not has_button(letter, press):
        return False
    return sent_at + timedelta(seconds=1) >= letter.sent_at


def has_act(letter: Outbox, act: str) -> bool:
    """Whether a button under our words does such a thing, whatever deal it is about."""
    rows = letter.payload.get("buttons", ())
    return any(str(b.get("data")).partition(":")[0] == act for row in rows for b in row)


def spoken_of(session: Session, deal_id: int) -> bool:
    """Whether the bot has said anything to the partner about a deal."""
    query = select(Outbox.id).where(Outbox.deal_id == deal_id, col(Outbox.partner_id).is_not(None))
    return session.exec(query.limit(1)).first() is not None


def _words(rows: Sequence[Heard]) -> Words | None:
    if not rows:
        return None
    first, last = rows[0], rows[-1]
    text = "\n".join(row.text for row in rows)
    return Words(last.id or 0, text, first.at, last.deal_id, first.id or 0)


def hide(session: Session, first: int, last: int, digits: str, sign: str) -> None:
    """Takes a number of many digits out of the words kept from `first` to `last`."""
    for row in _between(session, first, last):
        row.text = without_number(row.text, digits, sign)
    session.flush()


def hide_word(session: Session, first: int, last: int, word: str, sign: str) -> None:
    """Takes a word, such as a code, out of them."""
    for row in _between(session, first, last):
        row.text = row.text.replace(word, sign)
    session.flush()


def _between(session: Session, first: int, last: int) -> Sequence[Heard]:
    return session.exec(select(Heard).where(col(Heard.id).between(first, last))).all()
