"""Partners who may be one and the same person: by account name, by phone, or by name."""

from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, and_, case, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage.tables import NotTheSame, Partner

REASONS = ("handle", "phone_name", "phone", "name")  # the surest first
One, Other = aliased(Partner), aliased(Partner)
Pair = tuple[int, int, str]  # the lower number, the higher, and why


def alike(session: Session, partner_id: int, limit: int = 5) -> list[tuple[int, str]]:
    """Who looks like this partner, the likeliest first, with why."""
    found = _pairs(partner_id)
    query: Any = select(found.c.one, found.c.other, func.min(found.c.rank))
    query = query.group_by(found.c.one, found.c.other)
    rows = session.execute(query.order_by(func.min(found.c.rank)).limit(limit))
    return [(one if other == partner_id else other, REASONS[rank]) for one, other, rank in rows]


def pairs(session: Session, first: int = 0, size: int = 1) -> list[Pair]:
    """All who look alike, the likeliest first."""
    found = _pairs()
    query: Any = select(found.c.one, found.c.other, func.min(found.c.rank).label("rank"))
    query = query.group_by(found.c.one, found.c.other)
    in_order = query.order_by("rank", found.c.one, found.c.other).offset(first).limit(size)
    return [(one, other, REASONS[rank]) for one, other, rank in session.execute(in_order)]


def count(session: Session) -> int:
    found = _pairs()
    pair = select(found.c.one, found.c.other).distinct().subquery()
    return session.execute(select(func.count()).select_from(pair)).scalar_one()


def set_apart(session: Session, one_id: int, other_id: int, staff_id: int, now: datetime) -> None:
    """Somebody of ours says that these are two; said twice, it changes nothing."""
    low, high = sorted((one_id, other_id))
    same = select(NotTheSame).where(col(NotTheSame.one_id) == low, col(NotTheSame.other_id) == high)
    if session.execute(same).first() is None:
        session.add(NotTheSame(one_id=low, other_id=high, said_by=staff_id, said_at=now))
        session.flush()


def _pairs(partner_id: int | None = None) -> Subquery:
    """Each way of being alike is a statement of its own, so that each finds its index.

    One phone and two accounts of two names are most often two whom one manager speaks for.
    """
    same_name = func.lower(One.name) == func.lower(Other.name)
    no_account = or_(col(One.handle).is_(None), col(Other.handle).is_(None))
    by_phone = case((same_name, 1), else_=2)
    return union_all(
        _alike(partner_id, literal(0), col(One.handle) == col(Other.handle)),
        _alike(
            *(partner_id, by_phone, col(One.phone_hash) == col(Other.phone_hash)),
            or_(same_name, no_account),
        ),
        _alike(partner_id, literal(3), col(One.name) == col(Other.name), no_account),
    ).subquery()


def _alike(partner_id: int | None, rank: Any, same: Any, *more: Any) -> Any:
    one, other = col(One.id), col(Other.id)
    query: Any = select(one.label("one"), other.label("other"), rank.label("rank"))
    query = query.join(Other, and_(same, one < other)).where(*_people(), *more)
    if partner_id is not None:
        query = query.where(or_(one == partner_id, other == partner_id))
    apart = exists().where(col(NotTheSame.one_id) == one, col(NotTheSame.other_id) == other)
    return query.where(~apart)


def _people() -> tuple[Any, ...]:
    """Neither merged nor forgotten, on both sides."""
    return tuple(
        col(side).is_(None)
        for side in (One.merged_into, Other.merged_into, One.forgotten_at, Other.forgotten_at)
    )
