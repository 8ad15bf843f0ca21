"""Partners who may be one and the same person: by account name, by phone, or by name.

One phone and two accounts of two names are most often two whom one manager speaks for.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import union_all as all_of
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage.bare import bare, in_parts
from storage.tables import NotTheSame, Partner

REASONS = ("handle", "phone_name", "phone", "name")  # the surest first
One, Other = aliased(Partner), aliased(Partner)
Pair = tuple[int, int, str]  # the lower number, the higher, and why


def alike(session: Session, partner: Partner, limit: int = 5) -> list[tuple[int, str]]:
    """Who looks like this partner, the likeliest first, with why."""
    found: dict[int, int] = {}
    for rank, same in _ways(partner):
        query = select(col(Partner.id), rank).where(same, *_apart_from(partner)).limit(limit)
        for number, place in session.execute(query):
            found[number] = min(place, found.get(number, place))
    in_order = sorted(found.items(), key=lambda one: (one[1], one[0]))
    return [(number, REASONS[place]) for number, place in in_order[:limit]]


def pairs(session: Session, first: int = 0, size: int = 1) -> list[Pair]:
    """All who look alike, the likeliest first."""
    found = _pairs()
    query: Any = select(found.c.one, found.c.other, func.min(found.c.rank).label("rank"))
    query = query.group_by(found.c.one, found.c.other)
    in_order = query.order_by("rank", found.c.one, found.c.other).offset(first).limit(size)
    return [(one, other, REASONS[rank]) for one, other, rank in session.execute(in_order)]


def resembling(session: Session, numbers: Sequence[int]) -> set[int]:
    """Which of these look like somebody who was listed before them."""
    session.flush()
    found: set[int] = set()
    for some in in_parts(numbers):
        found.update(number for (number,) in bare(session, _RESEMBLING, {"numbers": some}))
    return found


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


def _ways(partner: Partner) -> Iterator[tuple[Any, ColumnElement[bool]]]:
    """Each way of being like somebody, with its rank; each finds its index."""
    same_name = func.lower(Partner.name) == partner.name.lower()
    no_account = literal(True) if partner.handle is None else col(Partner.handle).is_(None)
    if partner.handle:
        yield literal(0), col(Partner.handle) == partner.handle
    if partner.phone_hash:
        same_phone = col(Partner.phone_hash) == partner.phone_hash
        yield case((same_name, 1), else_=2), and_(same_phone, or_(same_name, no_account))
    yield literal(3), and_(col(Partner.name) == partner.name, no_account)


def _apart_from(partner: Partner) -> tuple[Any, ...]:
    """Others who are neither merged nor forgotten, nor said to be somebody else."""
    one, other = col(NotTheSame.one_id), col(NotTheSame.other_id)
    theirs = col(Partner.id)
    said = exists().where(
        or_(and_(one == partner.id, other == theirs), and_(one == theirs, other == partner.id))
    )
    nobody = (col(Partner.merged_into).is_(None), col(Partner.forgotten_at).is_(None))
    return (theirs != partner.id, *nobody, ~said)


def _pairs(*among: ColumnElement[bool]) -> Subquery:
    """Each way of being alike is a statement of its own, so that each finds its index. Without
    `among` all are compared: by account and phone only those that there are several of."""
    same_name = func.lower(One.name) == func.lower(Other.name)
    no_account = or_(col(One.handle).is_(None), col(Other.handle).is_(None))
    by_phone = case((same_name, 1), else_=2)
    same_phone = and_(col(One.phone_hash) == col(Other.phone_hash), or_(same_name, no_account))
    same = col(One.name) == col(Other.name)
    handles = among or (col(One.handle).in_(_several(Partner.handle)),)
    phones = among or (col(One.phone_hash).in_(_several(Partner.phone_hash)),)
    return all_of(
        _joined(literal(0), col(One.handle) == col(Other.handle), *handles),
        _joined(by_phone, same_phone, *phones),
        *(_joined(literal(3), same, col(one.handle).is_(None), *among) for one in (One, Other)),
    ).subquery()


def _several(column: Any) -> Any:
    return (
        select(col(column))
        .where(col(column).is_not(None))
        .group_by(col(column))
        .having(func.count() > 1)
    )


def _joined(rank: Any, same: ColumnElement[bool], *among: ColumnElement[bool]) -> Any:
    one, other = col(One.id), col(Other.id)
    query: Any = select(one.label("one"), other.label("other"), rank.label("rank"))
    said = exists().where(col(NotTheSame.one_id) == one, col(NotTheSame.other_id) == other)
    people = (One.merged_into, Other.merged_into, One.forgotten_at, Other.forgotten_at)
    nobody = (col(side).is_(None) for side in people)
    return query.join(Other, and_(same, one < other)).where(~said, *nobody, *among)


_RESEMBLING = select(_pairs(col(Other.id).in_(bindparam("numbers", expanding=True))).c.other)
