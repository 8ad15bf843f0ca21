"""Problems of partners in no deal: told, read again, and settled by a person of ours."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
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


def forget(session: Session, partner_id: int, now: datetime) -> None:
    """Without their words it stays, settled: its number is in buttons, and is nobody else's."""
    theirs = update(Trouble).where(col(Trouble.partner_id) == partner_id)
    session.exec(theirs.values(about=""))
    session.exec(theirs.where(col(Trouble.settled_at).is_(None)).values(settled_at=now))


def numbers(session: Session, partner_id: int) -> Sequence[int]:
    """Of all that they told."""
    return session.scalars(select(Trouble.id).where(Trouble.partner_id == partner_id)).all()
