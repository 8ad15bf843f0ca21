"""The outbox: every word that we say, with its delivery, in order for each chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, or_, update
from sqlmodel import Session, col, select

from deals.channel import Address, Outgoing
from storage import in_one_step
from storage.bare import table_of
from storage.db import locked
from storage.insert_new import InsertNew
from storage.shapes import written_briefly
from storage.states import in_state
from storage.tables import Outbox, Partner

MAX_TRIES = 12
CLOCKS_DIFFER = timedelta(seconds=10)  # between processes, at most; more was put back
MAX_PAUSE_S = 600
SETTLED = "settled before"


_TABLE = table_of(Outbox)
_PUT = InsertNew(Outbox, state="queued", tries=0, error="")
_SENT = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row_id"))
    .values(state="sent", error="", lease_until=None)
    .values(external_id=bindparam("message_id"), sent_at=bindparam("at"))
)
_OVERTAKE = (
    update(_TABLE)
    .where(_TABLE.c.partner_id == bindparam("partner"), _TABLE.c.words == bindparam("said"))
    .where(in_state(_TABLE.c.state, "queued"))
    .values(state="cancelled", error="overtaken")
)


class Arrival(NamedTuple):
    """That a letter arrived, as which message, and when."""

    row_id: int
    message_id: str | None
    at: datetime


@dataclass(frozen=True)
class Letter:
    """What goes into the outbox, and to whom. `zone`: whose quiet hours unasked words keep."""

    to: Address
    outgoing: Outgoing
    words: str = ""
    once: bool = False
    deal_id: int | None = None
    partner_id: int | None = None
    zone: str | None = None


def put(
    session: Session,
    letter: Letter,
    dedupe_key: str,
    now: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Queues a letter, or nothing when one with that key was queued before."""
    _PUT.later(
        session,
        dedupe_key=dedupe_key,
        channel=letter.to.channel,
        chat=letter.to.chat,
        lane=_lane(letter),
        once=letter.once,
        act=letter.outgoing.act,
        zone=letter.zone,
        payload=written_briefly(letter.outgoing),
        deal_id=letter.deal_id,
        partner_id=letter.partner_id,
        words=letter.words,
        due_at=due_at or now,
        expires_at=expires_at,
        made_at=now,
    )


def being_sent(session: Session, row_id: int, tries: int) -> bool:
    """Whether that very try is the one that counts: a later one makes an old failure void."""
    row = locked(session, Outbox, row_id)
    return row is not None and row.state == "sending" and row.tries == tries


def sent(session: Session, arrivals: Sequence[Arrival]) -> None:
    """A success is true whichever try it came from."""
    in_one_step.change(session, _SENT, Arrival._fields, arrivals)


def again(session: Session, row_id: int, reason: str, at: datetime, counts: bool = True) -> bool:
    """Back into the queue until `at`; False when all tries are used up and the row has failed.

    A try that does not count still leaves one: what was tried is never overtaken.
    """
    row = session.get_one(Outbox, row_id)
    row.tries = row.tries if counts else max(row.tries - 1, 1)
    if row.tries >= MAX_TRIES:
        _put_down(session, row_id, "failed", reason)
        return False
    _put_down(session, row_id, "queued", reason)
    row.due_at = at
    return True


def unknown(session: Session, row_id: int, reason: str) -> None:
    """Nobody knows whether these words arrived."""
    _put_down(session, row_id, "unknown", reason)


def failed(session: Session, row_id: int, reason: str) -> None:
    """These words will not be sent."""
    _put_down(session, row_id, "failed", reason)


def pull_back(session: Session, now: datetime) -> None:
    """What was made or tried in the future, since the clock was ahead then, is due now."""
    later = now + CLOCKS_DIFFER
    ahead = or_(col(Outbox.made_at) > later, col(Outbox.taken_at) > later)
    waits = update(Outbox).where(in_state(Outbox.state, "queued"), col(Outbox.due_at) > now)
    session.exec(waits.where(ahead).values(due_at=now))


def resolve(session: Session, row_id: int, arrived: bool, now: datetime) -> bool:
    """Staff know: an unknown letter arrived, or has to be sent again.

    False if it is not unknown now, or must not be sent again since the partner said stop.
    """
    row = locked(session, Outbox, row_id)
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


def overtake(session: Session, partner_id: int, words: str) -> None:
    """What was held up of these words is taken back, since newer ones are on their way."""
    session.execute(_OVERTAKE, {"partner": partner_id, "said": words})


def settled(session: Session, deal_id: int, words: str, open_since: Sequence[datetime]) -> None:
    """Takes back these words in a deal where what they asked is settled before they went out; those
    that were made at one of these moments still stand."""
    waits = _of_deal(deal_id, words).where(in_state(Outbox.state, "queued"), col(Outbox.tries) == 0)
    over = waits.where(col(Outbox.made_at).not_in(open_since))
    session.exec(over.values(state="cancelled", error=SETTLED))


def unsettled(session: Session, deal_id: int, words: str) -> None:
    """It was a slip: what was taken back for it goes out after all."""
    taken_back = (col(Outbox.state) == "cancelled", col(Outbox.error) == SETTLED)
    session.exec(_of_deal(deal_id, words).where(*taken_back).values(state="queued", error=""))


def _of_deal(deal_id: int, words: str) -> Any:
    return update(Outbox).where(col(Outbox.deal_id) == deal_id, col(Outbox.words) == words)


def sent_as(session: Session, to: Address, message_id: str) -> Outbox | None:
    """What stands in a chat under that number, if it is ours."""
    said = select(Outbox).where(Outbox.lane == str(to), col(Outbox.taken_at).is_not(None))
    query = said.where(Outbox.external_id == message_id)
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def move_lane(session: Session, old: Address, new: Address) -> None:
    """What waits for a chat goes to another. What names a message there is taken back: in the
    other chat that number is another message's."""
    waits = update(Outbox).where(col(Outbox.lane) == str(old), is_open(Outbox))
    of_a_message = (col(Outbox.state) == "queued", col(Outbox.act).in_(("edit", "unbutton")))
    session.exec(waits.where(*of_a_message).values(state="cancelled", error="the chat has changed"))
    session.exec(waits.values(channel=new.channel, chat=new.chat, lane=str(new)))


def next_due_at(session: Session) -> datetime | None:
    """When the earliest letter is due that is queued or being sent."""
    return session.exec(select(func.min(Outbox.due_at)).where(is_open(Outbox))).first()


def pause_s(tries: int, jitter: float) -> float:
    """How long to wait before the next try: doubling, up to ten minutes; `jitter` in 0..1."""
    return float(min(2**tries, MAX_PAUSE_S)) * (0.5 + jitter / 2)


def is_open(letter: type[Outbox]) -> ColumnElement[bool]:
    """Not over yet: queued or being sent."""
    return in_state(letter.state, "queued", "sending")


def _put_down(session: Session, row_id: int, state: str, reason: str) -> None:
    """No process has it in hand any more. What it says is not read: that may be impossible."""
    put_down = update(Outbox).where(col(Outbox.id) == row_id)
    session.exec(put_down.values(state=state, error=reason, holder=None, lease_until=None))


def _lane(letter: Letter) -> str:
    """Answers to presses wait for nobody; everything else keeps its chat's order."""
    if letter.outgoing.act == "toast":
        return f"toast:{letter.outgoing.button_id}"
    return str(letter.to)
