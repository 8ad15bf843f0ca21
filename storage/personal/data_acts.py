"""What was asked and done about somebody's data, and what of it still waits on a person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.tables import DataAct

DAYS = 3  # in which the law wants an answer: three times 24 hours


def note(session: Session, partner_id: int, kind: str, by: str, now: datetime) -> None:
    """Something that was asked for and answered at once, or done."""
    done = DataAct(partner_id=partner_id, kind=kind, by=by, at=now, settled_at=now)
    session.add(done)
    session.flush()


def ask(
    session: Session, partner_id: int, kind: str, by: str, now: datetime, text: str = ""
) -> bool:
    """Something that a person has to answer; False when the same is asked already. What was asked
    without words before has these now."""
    for one in open_of(session, partner_id):
        if (one.kind, one.by, one.text) == (kind, by, text):
            return False
        if (one.kind, one.by, one.text) == (kind, by, ""):
            one.text = text
            session.flush()
            return True
    session.add(DataAct(partner_id=partner_id, kind=kind, by=by, text=text, at=now))
    session.flush()
    return True


def open_of(session: Session, partner_id: int) -> Sequence[DataAct]:
    return [one for one in of(session, partner_id) if one.settled_at is None]


def of(session: Session, partner_id: int) -> Sequence[DataAct]:
    query = select(DataAct).where(DataAct.partner_id == partner_id)
    return session.exec(query.order_by(col(DataAct.id))).all()


def settle(session: Session, act_id: int, now: datetime) -> bool:
    """It is answered; False when it was before."""
    still = update(DataAct).where(col(DataAct.id) == act_id, col(DataAct.settled_at).is_(None))
    return session.exec(still.values(settled_at=now)).rowcount == 1


def waiting(session: Session) -> tuple[int, datetime | None]:
    """How many wait for an answer, and since when the oldest."""
    query = select(func.count(), func.min(DataAct.at)).where(col(DataAct.settled_at).is_(None))
    count, oldest = session.exec(query).one()
    return count, oldest
