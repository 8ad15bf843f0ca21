"""What posts brought, as rows: each telling is kept, and the newest of each figure stands."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, case, func, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from deals.brought.figures import NAMES, Brought, Figures
from storage.tables import Brought as BroughtRow
from storage.tables import BroughtPicture, Deal

ALL = 0  # the `deliverable` of figures of all posts together
PARTNER = "partner"


def tell(
    session: Session,
    deal_id: int,
    told: dict[int, Figures],
    by: str,
    now: datetime,
    doubted: Collection[int] = (),
) -> None:
    """Keeps what was told of each post, or of all together (ALL); it stands from now on.

    `by`: partner, or staff:<id>. A figure of all replaces those of the posts, and the other way
    round. `doubted`: of which of them it is implausible, and kept all the same.
    """
    standing = {row.deliverable: row for row in _standing(session, deal_id)}
    for deliverable, figures in told.items():
        for number, row in standing.items():
            if (number == ALL) != (deliverable == ALL):
                standing[number] = _replaced(session, row, figures_of(row).without(figures))
        before = standing.get(deliverable)
        if before is None:
            before = BroughtRow(deal_id=deal_id, deliverable=deliverable, by=by, told_at=now)
        after = _replaced(session, before, figures_of(before).with_told(figures))
        after.by, after.doubted, after.told_at = by, deliverable in doubted, now
        standing[deliverable] = after
    session.flush()


def of_deal(session: Session, deal_id: int) -> dict[int, Figures]:
    """What stands of each post, and of all together (ALL)."""
    found = {row.deliverable: figures_of(row) for row in _standing(session, deal_id)}
    return {number: figures for number, figures in found.items() if figures}


def history(session: Session, deal_id: int) -> Sequence[BroughtRow]:
    """Every telling, the oldest first, also what no longer stands."""
    query = select_rows(BroughtRow).where(BroughtRow.deal_id == deal_id)
    return session.exec(query.order_by(col(BroughtRow.id))).all()


def asked_of(session: Session, partner_id: int) -> Sequence[int]:
    """The deals of a partner whose figures we ask for, or have asked for, the newest first."""
    query = select_rows(Deal.id).where(Deal.partner_id == partner_id, Deal.stage == "done")
    asked = query.where(col(Deal.figures).is_not(None)).order_by(col(Deal.id).desc())
    return [number for number in session.exec(asked) if number]


def keep_picture(session: Session, deal_id: int, sha256: str, now: datetime) -> None:
    """Keeps a picture of figures with its deal, once; it waits to be read."""
    query = select_rows(BroughtPicture).where(
        BroughtPicture.deal_id == deal_id, BroughtPicture.file_sha256 == sha256
    )
    row = session.exec(query).first()
    if row is None:
        row = BroughtPicture(deal_id=deal_id, file_sha256=sha256, kept_at=now)
        session.add(row)
    row.read_at = None
    session.flush()


def pictures_of(session: Session, deal_id: int, unread: bool = False) -> Sequence[str]:
    """The hashes of the pictures of a deal's figures, the oldest first; only those that wait."""
    query = select_rows(BroughtPicture.file_sha256).where(BroughtPicture.deal_id == deal_id)
    if unread:
        query = query.where(col(BroughtPicture.read_at).is_(None))
    return session.exec(query.order_by(col(BroughtPicture.id))).all()


def pictures_read(session: Session, deal_id: int, now: datetime) -> None:
    """A person of ours has typed what stands in them."""
    waiting = update(BroughtPicture).where(
        col(BroughtPicture.deal_id) == deal_id, col(BroughtPicture.read_at).is_(None)
    )
    session.exec(waiting.values(read_at=now))


def per_deal(deal_ids: Sequence[int]) -> Subquery:
    """A row for each of these deals of which something is known: deal_id, the sum of each figure,
    `doubted` and `by_staff` (how many of its rows). To be joined in statements that count."""
    return (
        select(
            col(BroughtRow.deal_id).label("deal_id"),
            *(func.sum(getattr(BroughtRow, name)).label(name) for name in NAMES),
            func.sum(case((col(BroughtRow.doubted), 1), else_=0)).label("doubted"),
            func.sum(case((col(BroughtRow.by) == PARTNER, 0), else_=1)).label("by_staff"),
        )
        .where(col(BroughtRow.stands), col(BroughtRow.deal_id).in_(deal_ids))
        .group_by(col(BroughtRow.deal_id))
        .subquery("brought_per_deal")
    )


def summed(session: Session, deal_ids: Sequence[int]) -> dict[int, Brought]:
    """What the posts of these deals brought; of whom nothing was told there is no entry."""
    sums = per_deal(deal_ids)
    found = session.execute(select(sums))
    told = {row.deal_id: read_sums(row) for row in found}
    return {deal_id: brought for deal_id, brought in told.items() if brought.figures}


def read_sums(row: Any) -> Brought:
    """A row with the columns of `per_deal`, as a value; what nobody told is None."""
    counts = (getattr(row, name) for name in NAMES)
    figures = Figures(*(None if count is None else int(count) for count in counts))
    return Brought(figures, bool(row.doubted), bool(row.by_staff))


def figures_of(row: BroughtRow) -> Figures:
    return Figures(*(getattr(row, name) for name in NAMES))


def _standing(session: Session, deal_id: int) -> Sequence[BroughtRow]:
    query = select_rows(BroughtRow).where(BroughtRow.deal_id == deal_id, col(BroughtRow.stands))
    return session.exec(query.order_by(col(BroughtRow.deliverable))).all()


def _replaced(session: Session, row: BroughtRow, figures: Figures) -> BroughtRow:
    """A new row with these figures stands, and the one before is kept."""
    if row.id and figures == figures_of(row):
        return row
    if row.id:
        row.stands = False
        session.flush()
    told: dict[str, Any] = {"doubted": row.doubted, "by": row.by, "told_at": row.told_at}
    counts: dict[str, Any] = dict(zip(NAMES, figures, strict=True))
    after = BroughtRow(deal_id=row.deal_id, deliverable=row.deliverable, **counts, **told)
    session.add(after)
    session.flush()
    return after
