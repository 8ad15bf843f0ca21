"""The desk as rows: what we owe, kept equal to what the rules derive from each deal."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from deals.deal import Deal
from deals.desk import debts
from storage.tables import Debt

_OPEN = (
    select(Debt)
    .where(Debt.deal_id == bindparam("deal_id"), col(Debt.paid_at).is_(None))
    .order_by(col(Debt.since), col(Debt.id))
)


def settle(session: Session, deal: Deal, now: datetime) -> None:
    """Adds the debts that are new, and marks paid what no longer stands in the deal."""
    owed = {(debt.kind, debt.number): debt for debt in debts(deal)}
    for row in open_of(session, deal.id):
        if owed.pop((row.kind, row.number), None) is None:
            row.paid_at = now
    for debt in owed.values():
        since = debt.since or now
        session.add(Debt(deal_id=deal.id, kind=debt.kind, number=debt.number, since=since))


def open_of(session: Session, deal_id: int) -> list[Debt]:
    return list(session.exec(_OPEN, params={"deal_id": deal_id}))
