"""The outbox: every word that we say, with its delivery, in order for each chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, update
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, select

from deals.channel import Address, Outgoing
from storage.shapes import written
from storage.tables import Outbox, Partner

MAX_TRIES = 12
MAX_PAUSE_S = 600
LEASE_S = 180  # twice the longest call: connect 5 + write 20 + read 60 + pool 1


@dataclass(frozen=True)
class Letter:
    """What goes into the outbox, and to whom."""

    to: Address
    outgoing: Outgoing
    words: str = ""
    once: bool = False
    deal_id: int | None = None
    partner_id: int | None = None


def put(
    session: Session,
    letter: Letter,
    dedupe_key: str,
    now: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Queues a letter; False when one with that key was queued before."""
    if session.exec(select(Outbox.id).where(Outbox.dedupe_key == dedupe_key)).first():
        return False
    session.add(
        Outbox(
            dedupe_key=dedupe_key,
            channel=letter.to.channel,
            chat=letter.to.chat,
            lane=_lane(letter),
            once=letter.once,
            payload=written(letter.outgoing),
            deal_id=letter.deal_id,
            partner_id=letter.partner_id,
            words=letter.words,
            due_at=due_at or now,
            expires_at=expires_at,
            made_at=now,
        )
    )
    session.flush()
    return True


def claim(session: Session, now: datetime, limit: int, busy: Sequence[str]) -> list[Outbox]:
    """Takes the head of each free lane that is due, and marks it as being sent.

    What it says is read when it is asked for, so that one unreadable letter keeps no other.
    """
    earlier = aliased(Outbox)
    blocked = (
        select(earlier.id)
        .where(
            _open(earlier),
            earlier.lane == Outbox.lane,
            col(earlier.id) < col(Outbox.id),
            or_(
                col(earlier.state) == "sending",
                # what waits for morning is overtaken by an answer; what failed once is not
                and_(
                    col(earlier.state) == "queued",
                    or_(col(earlier.due_at) <= now, col(earlier.tries) > 0),
                ),
            ),
        )
        .exists()
    )
    query = (
        select(Outbox)
        .where(_open(Outbox), Outbox.state == "queued", Outbox.due_at <= now, ~blocked)
        .where(col(Outbox.lane).not_in(busy))
        .options(defer(Outbox.payload))  # type: ignore[arg-type]  # SQLModel types it as a dict
        .order_by(col(Outbox.due_at), col(Outbox.id))
        .limit(limit)
    )
    rows = list(session.exec(query))
    for row in rows:
        row.state, row.lease_until = "sending", now + timedelta(seconds=LEASE_S)
        row.tries += 1
    return rows


def sent(session: Session, row_id: int, external_id: str | None, now: datetime) -> None:
    """A success is true whichever try it came from."""
    row = session.get_one(Outbox, row_id)
    row.state, row.external_id, row.sent_at, row.error = "sent", external_id, now, ""
    row.lease_until = None


def again(session: Session, row_id: int, reason: str, at: datetime, counts: bool = True) -> bool:
    """Back into the queue until `at`; False when all tries are used up and the row has failed.

    A try that does not count still leaves one: what was tried is never overtaken.
    """
    row = session.get_one(Outbox, row_id)
    row.tries = row.tries if counts else max(row.tries - 1, 1)
    row.error, row.lease_until = reason, None
    if row.tries >= MAX_TRIES:
        row.state = "failed"
        return False
    row.state, row.due_at = "queued", at
    return True


def unknown(session: Session, row_id: int, reason: str) -> Outbox:
    """Nobody knows whether these words arrived."""
    row = session.get_one(Outbox, row_id)
    row.state, row.error, row.lease_until = "unknown", reason, None
    return row


def failed(session: Session, row_id: int, reason: str) -> Outbox:
    row = session.get_one(Outbox, row_id)
    row.state, row.error, row.lease_until = "failed", reason, None
    return row


def resolve(session: Session, row_id: int, arrived: bool, now: datetime) -> bool:
    """Staff know: an unknown letter arrived, or has to be sent again.

    False if it is not unknown now, or must not be sent again since the partner said stop.
    """
    row = session.get(Outbox, row_id)
    if row is None or row.state != "unknown":
        return False
    if not arrived and after_stop(session, row_id):
        return False
    if arrived:
        row.state, row.sent_at = "sent", now
    else:
        row.state, row.due_at = "queued", now  # tries go on: each names what is said about it
    return True


def after_stop(session: Session, row_id: int) -> bool:
    """Whether the partner whom a letter is for has asked to be left alone since it was made."""
    query = (
        select(Outbox.id)
        .join(Partner, col(Partner.id) == Outbox.partner_id)
        .where(Outbox.id == row_id, col(Outbox.made_at) < col(Partner.stopped_at))
    )
    return session.exec(query).first() is not None


def orphans(session: Session, now: datetime, everyone: bool) -> list[Outbox]:
    """Letters left in `sending` by a process that died: all of them at a start, else by lease."""
    query = select(Outbox).where(_open(Outbox), Outbox.state == "sending")
    rows = list(session.exec(query))
    return [row for row in rows if everyone or _lease_over(row, now)]


def cancel_for(session: Session, partner_id: int, kept: Sequence[str] = ()) -> int:
    """Takes back what is queued for a partner, except the words named; answers how many.

    What is unknown is closed with it: nobody has to find out any more, and nothing goes again.
    """
    query = (
        update(Outbox)
        .where(col(Outbox.partner_id) == partner_id)
        .where(col(Outbox.state).in_(("queued", "unknown")))
        .where(col(Outbox.words).not_in(kept))
        .values(state="cancelled")
    )
    return session.exec(query).rowcount


def move_lane(session: Session, old: Address, new: Address) -> None:
    """What waits for a chat goes to its new id."""
    session.exec(
        update(Outbox)
        .where(col(Outbox.lane) == str(old), col(Outbox.state).in_(("queued", "sending")))
        .values(chat=new.chat, lane=str(new))
    )


def next_due_at(session: Session) -> datetime | None:
    """When the earliest letter is due that is queued or being sent."""
    return session.exec(select(func.min(Outbox.due_at)).where(_open(Outbox))).first()


def pause_s(tries: int, jitter: float) -> float:
    """How long to wait before the next try: doubling, up to ten minutes; `jitter` in 0..1."""
    return float(min(2**tries, MAX_PAUSE_S)) * (0.5 + jitter / 2)


def _open(letter: type[Outbox]) -> ColumnElement[bool]:
    """Not over yet, in the very words of the partial index: else all that was ever sent is read."""
    states: BindParameter[str] = bindparam(
        "open", ("queued", "sending"), expanding=True, literal_execute=True
    )
    return col(letter.state).in_(states)


def _lane(letter: Letter) -> str:
    """Answers to presses wait for nobody; everything else keeps its chat's order."""
    if letter.outgoing.act == "toast":
        return f"toast:{letter.outgoing.button_id}"
    return str(letter.to)


def _lease_over(row: Outbox, now: datetime) -> bool:
    """Also when it lies further ahead than any lease can: then the clock was put back."""
    lease = row.lease_until
    return lease is None or lease < now or lease > now + timedelta(seconds=2 * LEASE_S)
