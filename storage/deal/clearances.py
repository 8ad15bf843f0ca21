"""What leads are asked to allow, one question a deal at a time."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from storage.tables import Clearance


def ask(
    session: Session, deal_id: int, version: int, terms: dict[str, Any], by: int, now: datetime
) -> Clearance:
    """A new question; an open one about the deal is over."""
    overtaken(session, deal_id, by, now)
    asked = Clearance(deal_id=deal_id, version=version, terms=terms, asked_by=by, asked_at=now)
    session.add(asked)
    session.flush()
    return asked


def open_of(session: Session, deal_id: int) -> Clearance | None:
    query = select(Clearance).where(Clearance.deal_id == deal_id, Clearance.state == "open")
    return session.exec(query).first()


def overtaken(session: Session, deal_id: int, by: int | None, now: datetime) -> None:
    """Something else came first: nobody is asked any more. `by`: the member who did it."""
    if asked := open_of(session, deal_id):
        judge(session, asked, "over", by, now)


def judge(session: Session, asked: Clearance, state: str, by: int | None, now: datetime) -> None:
    asked.state, asked.judged_by, asked.judged_at = state, by, now
    session.flush()
