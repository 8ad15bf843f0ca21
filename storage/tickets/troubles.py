"""Problems of partners in no deal: told, read again, and settled by a person of ours."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.partner import heard
from storage.tables import Trouble


def tell(session: Session, partner_id: int, kind: str, about: str, now: datetime) -> int:
    """Answers its number. The same problem told again is the one that is open. `about`: their
    words, as buttons name them."""
    same = select(Trouble).where(Trouble.partner_id == partner_id, Trouble.kind == kind)
    row = session.exec(same.where(col(Trouble.settled_at).is_(None))).first()
    row = row or Trouble(partner_id=partner_id, kind=kind, since=now)
    row.about = about
    session.add(row)
    session.flush()
    return row.id or 0


def with_words(session: Session, number: int) -> tuple[str, str]:
    """Its kind, and what they wrote about it last."""
    row = session.get_one(Trouble, number)
    words = heard.words_of(session, row.partner_id, row.about)
    return row.kind, words.text if words else ""


def settle(session: Session, number: int, by: int, now: datetime) -> bool:
    """Somebody has seen to it; False when that was so before."""
    still = update(Trouble).where(col(Trouble.id) == number, col(Trouble.settled_at).is_(None))
    return session.exec(still.values(settled_by=by, settled_at=now)).rowcount == 1


def forget(session: Session, partner_id: int) -> None:
    session.exec(delete(Trouble).where(col(Trouble.partner_id) == partner_id))
