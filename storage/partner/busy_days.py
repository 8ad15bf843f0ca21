"""On which days partners cannot post, as they told."""

from datetime import date, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.tables import BusyDays


def keep(session: Session, partner_id: int, first: date, last: date, now: datetime) -> None:
    """Once each, however often it is told."""
    known = select(BusyDays).where(
        BusyDays.partner_id == partner_id, BusyDays.first == first, BusyDays.last == last
    )
    if session.exec(known).first() is None:
        session.add(BusyDays(partner_id=partner_id, first=first, last=last, told_at=now))
        session.flush()


def forget(session: Session, partner_id: int, since: date | None = None) -> None:
    """All of them; or only those that are not over by then."""
    theirs = delete(BusyDays).where(col(BusyDays.partner_id) == partner_id)
    session.exec(theirs.where(col(BusyDays.last) >= since) if since else theirs)
