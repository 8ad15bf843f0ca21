"""Booked lives: one for each that is due, and each of their steps taken once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, update
from sqlalchemy import select as bare_select
from sqlmodel import Session, col, select

from deals.lives.slot import AHEAD, Slot
from storage.bare import table_of
from storage.states import in_state
from storage.tables import Deal as DealRow
from storage.tables import Slot as SlotRow

_TABLE = table_of(SlotRow)
_DUE = (
    bare_select(_TABLE.c.id, _TABLE.c.deal_id, _TABLE.c.partner_id, _TABLE.c.due_at)
    .where(_TABLE.c.due_at.is_not(None), _TABLE.c.due_at <= bindparam("now"))
    .where(_TABLE.c.partner_id.not_in(bindparam("but", expanding=True)))
    .order_by(_TABLE.c.due_at, _TABLE.c.id)
    .limit(bindparam("limit"))
)
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .where(_TABLE.c.due_at <= bindparam("now"))
    .values(due_at=None)
    .returning(_TABLE.c.id)
)


class Due(NamedTuple):
    """A slot of which something has to be said since `at`."""

    id: int
    deal_id: int
    partner_id: int
    at: datetime


def of_deal(session: Session, deal_id: int) -> list[Slot]:
    """The newest slot of each of its lives that was not cancelled, the earliest first."""
    query = select(SlotRow).where(SlotRow.deal_id == deal_id, SlotRow.state != "cancelled")
    newest = {row.deliverable: _slot(row) for row in session.exec(query.order_by(col(SlotRow.id)))}
    return sorted(newest.values(), key=lambda slot: slot.at)


def booked_of(session: Session, partner_id: int) -> list[Slot]:
    """All lives that a partner has booked and not begun, whatever the deal."""
    query = select(SlotRow).where(
        SlotRow.partner_id == partner_id, in_state(SlotRow.state, "booked")
    )
    return [_slot(row) for row in session.exec(query.order_by(col(SlotRow.at)))]


def get(session: Session, number: int) -> Slot | None:
    row = session.get(SlotRow, number)
    return _slot(row) if row else None


def book(
    session: Session, partner_id: int, deal_id: int, deliverable: int, at: datetime, now: datetime
) -> Slot:
    """The slot of that live from now on; the one before it is cancelled."""
    _end(session, deal_id, deliverable, AHEAD, "cancelled")
    row = SlotRow(
        deal_id=deal_id, partner_id=partner_id, deliverable=deliverable, at=at, booked_at=now
    )
    session.add(row)
    session.flush()
    return _slot(row)


def cancel(session: Session, deal_id: int, deliverable: int) -> None:
    _end(session, deal_id, deliverable, AHEAD, "cancelled")


def shown(session: Session, deal_id: int, deliverable: int, now: datetime) -> None:
    """Its proof was handed in: nothing more is asked. One that is still ahead stands, since what
    came before it may not be of it, and be sent back."""
    _end(session, deal_id, deliverable, ("booked", "asked", "missed"), "shown", begun_by=now)


def plan(session: Session, slot: Slot, due_at: datetime | None, now: datetime) -> None:
    """Keeps what became of it, and when the next thing is to be said."""
    row = session.get_one(SlotRow, slot.id)
    if slot.state == "asked" and row.state != "asked":
        row.asked_at = now
    row.state, row.steps_done, row.due_at = slot.state, slot.steps_done, due_at
    session.flush()


def due(session: Session, now: datetime, limit: int = 500, but: Collection[int] = ()) -> list[Due]:
    """Those of which something is to be said, the longest overdue first; not of these partners."""
    asked = {"now": now, "limit": limit, "but": list(but)}
    return [Due(*found) for found in session.execute(_DUE, asked).all()]


def claim(session: Session, due: Sequence[Due], now: datetime) -> list[Due]:
    """Those of them that nobody has taken meanwhile. Whoever takes them plans what comes next, in
    the same transaction."""
    if not due:
        return []
    asked = {"ids": [one.id for one in due], "now": now}
    mine = set(session.execute(_CLAIM, asked).scalars().all())
    session.expire_all()
    return [one for one in due if one.id in mine]


def put_back(session: Session, one: Due) -> None:
    """It is due again, as before."""
    session.execute(update(_TABLE).where(_TABLE.c.id == one.id).values(due_at=one.at))


def next_due_at(session: Session) -> datetime | None:
    """When something is to be said about a slot next."""
    query = select(SlotRow.due_at).where(col(SlotRow.due_at).is_not(None))
    return session.exec(query.order_by(col(SlotRow.due_at)).limit(1)).first()


def join(session: Session, kept_id: int, gone_id: int) -> None:
    """Slots are whose their deals are by now; of two lives at one time the later booked one goes,
    since one person cannot be on twice."""
    both = (kept_id, gone_id)
    query = select(SlotRow).where(col(SlotRow.partner_id).in_(both))
    known: set[tuple[int, datetime]] = set()
    for row in session.exec(query.order_by(col(SlotRow.id))).all():
        owner = session.get_one(DealRow, row.deal_id).partner_id
        if row.state == "booked" and (owner, row.at) in known:
            row.state, row.due_at = "cancelled", None
        if row.state == "booked":
            known.add((owner, row.at))
    session.flush()
    for row in session.exec(query).all():
        row.partner_id = session.get_one(DealRow, row.deal_id).partner_id
    session.flush()


def forget(session: Session, deal_ids: Sequence[int | None]) -> None:
    """Nothing more is said of them; when they were on stays, as with what was posted."""
    over = update(SlotRow).where(col(SlotRow.deal_id).in_(deal_ids))
    ahead = over.where(col(SlotRow.state).in_(AHEAD)).values(state="cancelled", due_at=None)
    session.exec(ahead, execution_options={"synchronize_session": False})


def _end(
    session: Session,
    deal_id: int,
    deliverable: int,
    states: Collection[str],
    state: str,
    begun_by: datetime | None = None,
) -> None:
    ends = update(SlotRow).where(
        col(SlotRow.deal_id) == deal_id,
        col(SlotRow.deliverable) == deliverable,
        col(SlotRow.state).in_(states),
    )
    meant = ends.where(col(SlotRow.at) <= begun_by) if begun_by else ends
    session.exec(meant.values(state=state, due_at=None))


def _slot(row: SlotRow) -> Slot:
    return Slot(
        row.id or 0, row.deal_id, row.deliverable, row.at, row.state, row.steps_done, row.booked_at
    )
