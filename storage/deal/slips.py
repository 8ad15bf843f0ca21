"""Slips of transfers: one of each payment, wanted and then passed on."""

from datetime import datetime

from sqlmodel import Session, select

from storage.tables import Payment, Slip


def of(session: Session, payment_id: int) -> Slip | None:
    return session.exec(select(Slip).where(Slip.payment_id == payment_id)).first()


def want(session: Session, payment: Payment, now: datetime) -> bool:
    """They would like to see it; False when that is known, or it was passed on."""
    if of(session, payment.id or 0):
        return False
    session.add(Slip(deal_id=payment.deal_id, payment_id=payment.id or 0, wanted_at=now))
    session.flush()
    return True


def keep(session: Session, payment: Payment, sha256: str, now: datetime) -> None:
    """This is the one; a later file takes its place."""
    known = of(session, payment.id or 0)
    row = known or Slip(deal_id=payment.deal_id, payment_id=payment.id or 0)
    row.file_sha256, row.sent_at = sha256, now
    session.add(row)
    session.flush()
