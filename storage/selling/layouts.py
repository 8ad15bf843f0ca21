"""What staff said about the columns of a shop's files, so that it is asked once."""

from collections.abc import Mapping

from sqlmodel import Session, select

from storage.tables import SalesLayout


def known(session: Session, shop_id: int, kind: str) -> dict[str, str]:
    """The field of each title that was told; "" where it holds none of ours."""
    query = select(SalesLayout).where(SalesLayout.shop_id == shop_id, SalesLayout.kind == kind)
    return {row.title: row.field for row in session.exec(query)}


def keep(session: Session, shop_id: int, kind: str, told: Mapping[str, str]) -> None:
    """Remembers these; what was told before of the same title gives way."""
    query = select(SalesLayout).where(SalesLayout.shop_id == shop_id, SalesLayout.kind == kind)
    before = {row.title: row for row in session.exec(query)}
    for title, field in told.items():
        row = before.get(title) or SalesLayout(shop_id=shop_id, kind=kind, title=title, field="")
        row.field = field
        session.add(row)
    session.flush()
