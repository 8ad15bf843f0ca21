"""The desk as rows: what we owe, kept equal to what the rules derive from each deal."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from deals.deal import Deal
from deals.desk import debts
from storage.post.foresight import (
    forget,
    recall,
    remember,
)
from storage.tables import Debt

_OPEN = (
    select(Debt)
    .where(col(Debt.deal_id).in_(bindparam("deal_ids", expanding=True)))
    .where(col(Debt.paid_at).is_(None))
    .order_by(col(Debt.since), col(Debt.id))
)


def foresee(session: Session, deal_ids: Sequence[int]) -> None:
    """Reads what is owed in these deals."""
    remember(session, "debts", _open(session, deal_ids))


def settle(session: Session, deal: Deal, now: datetime) -> None:
    """Adds the debts that are new, and marks paid what no longer stands in the deal."""
    owed = {(debt.kind, debt.number): debt for debt in debts(deal)}
    for row in open_of(session, deal.id):
        if owed.pop((row.kind, row.number), None) is None:
            row.paid_at = now
    if owed:
        forget(session, "debts", deal.id)
    for debt in owed.values():
        since = debt.since or now
        session.add(Debt(deal_id=deal.id, kind=debt.kind, number=debt.number, since=since))


def open_of(session: Session, deal_id: int) -> list[Debt]:
    rows = recall(session, "debts", deal_id, lambda: _open(session, [deal_id])[deal_id])
    return [row for row in rows if row.paid_at is None]


def _open(session: Session, deal_ids: Sequence[int]) -> dict[int, list[Debt]]:
    found: dict[int, list[Debt]] = {deal_id: [] for deal_id in deal_ids}
    for row in session.exec(_OPEN, params={"deal_ids": deal_ids}):
        found[row.deal_id].append(row)
    return found
