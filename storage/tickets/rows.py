"""The tickets of a deal as rows, written where they changed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from deals.tickets.ticket import Ticket
from storage.post.foresight import forget, recall, remember
from storage.states import not_in_state
from storage.tables import Ticket as Row

UNREAD = {"synchronize_session": False}

_OF_DEALS = (
    select(Row)
    .where(col(Row.deal_id).in_(bindparam("deal_ids", expanding=True)))
    .order_by(col(Row.deal_id), col(Row.number))
)
_FIELDS = tuple(Ticket.__dataclass_fields__)


def foresee(session: Session, deal_ids: Sequence[int]) -> None:
    """Reads those of deals that have some."""
    remember(session, "tickets", _found(session, deal_ids))


def of_deal(session: Session, deal_id: int) -> tuple[Ticket, ...]:
    """All of a deal, the oldest first."""
    return tuple(
        Ticket(**{name: getattr(row, name) for name in _FIELDS}) for row in _rows(session, deal_id)
    )


def write(
    session: Session, deal_id: int, before: Sequence[Ticket], after: Sequence[Ticket]
) -> None:
    """What is solved is written first, so that another of its kind can be opened."""
    known = {row.number: row for row in _rows(session, deal_id)} if before else {}
    forget(session, "tickets", deal_id)
    for gone in known.keys() - {ticket.number for ticket in after}:
        session.delete(known[gone])
    session.flush()
    for ticket in sorted(set(after) - set(before), key=lambda ticket: ticket.unsolved):
        row = known.get(ticket.number) or Row(deal_id=deal_id, **asdict(ticket))
        for name in _FIELDS:
            setattr(row, name, getattr(ticket, name))
        session.add(row)
        session.flush()


def close(session: Session, deal_ids: Sequence[int | None], now: datetime) -> None:
    """Nothing of these deals waits for anybody any more; how many there were stays."""
    theirs = col(Row.deal_id).in_(deal_ids)
    unsolved = update(Row).where(theirs, not_in_state(Row.state, "solved"))
    session.exec(unsolved.values(state="solved", since=now), execution_options=UNREAD)
    nothing = update(Row).where(theirs).values(about="", waits_on="", paused_since=None)
    session.exec(nothing, execution_options=UNREAD)


def _rows(session: Session, deal_id: int) -> list[Row]:
    return recall(session, "tickets", deal_id, lambda: _found(session, [deal_id])[deal_id])


def _found(session: Session, deal_ids: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {deal_id: [] for deal_id in deal_ids}
    for row in session.exec(_OF_DEALS, params={"deal_ids": deal_ids}):
        found[row.deal_id].append(row)
    return found
