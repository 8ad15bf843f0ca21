"""Who of the list an account may belong to."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, or_, select

from storage.tables import Partner, ShopAccount

MOST = 6


def alike(session: Session, row: ShopAccount) -> Sequence[Partner]:
    """Those who go by that name on another platform, or whose name begins so."""
    name = row.account.casefold()
    return _found(session, func.lower(Partner.handle) == name, func.lower(Partner.name) == name)


def named(session: Session, words: str) -> Sequence[Partner]:
    """Those whose name or account holds these words."""
    like = f"%{words.strip().lstrip('@').lower()}%"
    conditions = (func.lower(Partner.name).like(like), func.lower(Partner.handle).like(like))
    return _found(session, *conditions)


def _found(session: Session, *conditions: object) -> Sequence[Partner]:
    query = select(Partner).where(
        or_(*conditions),  # type: ignore[arg-type]
        col(Partner.merged_into).is_(None),
        col(Partner.forgotten_at).is_(None),
    )
    return session.exec(query.order_by(Partner.kind, Partner.name).limit(MOST)).all()
