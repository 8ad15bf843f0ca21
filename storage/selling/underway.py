"""Sales files that are too large for one turn: a portion at a time they go in, or out again.

Others write between two portions. Of a file that is underway nothing counts; after a crash it goes
on where it was.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from storage.db import locked
from storage.selling import taking
from storage.tables import SalesFile, SalesUnderway, Shop

AT_ONCE = taking.AT_ONCE


def goes_in(
    session: Session, file: SalesFile, of: int, source: dict[str, Any], told_in: str
) -> None:
    """A file that was begun is taken in from now on; it has so many lines."""
    row = SalesUnderway(
        file_id=file.id or 0,
        shop_id=file.shop_id,
        going="in",
        of=of,
        source=source,
        told_in=told_in,
    )
    session.add(row)
    session.flush()


def goes_out(session: Session, file: SalesFile) -> None:
    """As if the newest file of a shop had never come. One that said little new is gone at once."""
    taking.unsettle(session, file)
    if taking.to_let_go(session, file, AT_ONCE + 1) <= AT_ONCE:
        taking.let_go(session, file)
        return
    row = SalesUnderway(file_id=file.id or 0, shop_id=file.shop_id, going="out", of=file.rows)
    session.add(row)
    session.flush()


def turns_back(session: Session, row: SalesUnderway) -> SalesFile:
    """One that cannot be read to its end goes out again: it never counted."""
    file = session.get_one(SalesFile, row.file_id)
    file.state, row.going, row.at = "undone", "out", 0
    session.add_all((file, row))
    session.flush()
    return file


def of_shop(session: Session, shop_id: int) -> SalesUnderway | None:
    return session.exec(select(SalesUnderway).where(SalesUnderway.shop_id == shop_id)).first()


def since(session: Session) -> datetime | None:
    """When the first of those that are underway was sent in; None where there is none."""
    query = select(SalesFile.taken_at).join(SalesUnderway).order_by(col(SalesFile.taken_at))
    return session.exec(query.limit(1)).first()


def next_one(
    session: Session, holder: int, alive: Collection[int], but: Collection[int] = ()
) -> SalesUnderway | None:
    """One at which no living process is at work but this one, whose it is from now on; none `but`
    those files."""
    free = or_(
        col(SalesUnderway.holder).is_(None),
        col(SalesUnderway.holder).not_in(set(alive) - {holder}),
    )
    others = col(SalesUnderway.file_id).not_in(but)
    query = select(SalesUnderway).where(free, others).order_by(col(SalesUnderway.file_id))
    row = session.exec(query.limit(1).with_for_update(skip_locked=True)).first()
    if row:
        row.holder = holder
        session.flush()
    return row


def held(session: Session, file_id: int, holder: int) -> SalesUnderway | None:
    """As it stands, if it is still that process's."""
    row = locked(session, SalesUnderway, file_id)
    return row if row and row.holder == holder else None


def take(session: Session, row: SalesUnderway, lines: Sequence[taking.Told]) -> None:
    """The next lines of a file that goes in."""
    file, shop = session.get_one(SalesFile, row.file_id), session.get_one(Shop, row.shop_id)
    taking.take(session, shop, file, lines)
    row = session.get_one(SalesUnderway, row.file_id)
    row.at += len(lines)
    session.flush()


def settle(session: Session, row: SalesUnderway) -> SalesFile:
    """All of it is in: from now on it counts."""
    file = session.get_one(SalesFile, row.file_id)
    taking.settle(session, file)
    session.delete(row)
    session.flush()
    return file


def let_go(session: Session, row: SalesUnderway) -> bool:
    """The next rows of a file that goes out; False when they were the last."""
    file = session.get_one(SalesFile, row.file_id)
    last = taking.let_go(session, file, row.at, AT_ONCE)
    if last:
        row.at = last
    else:
        session.delete(row)
    session.flush()
    return bool(last)
