"""What staff were shown over a button: kept until it is done, given up, or too old."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.tables import Shown

AT_ONCE = 1000  # that are too old, in one transaction


def mark_of(value: Any) -> str:
    """A number that tells one plain JSON value from another, so that an old button cannot do
    what a newer message shows; too long for anybody to write another value of the same."""
    return str(int(sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12], 16))


def keep(session: Session, staff_id: int, act: str, answers: dict[str, Any], now: datetime) -> str:
    """Keeps what was shown; answers the mark for its buttons."""
    named = mark_of(answers)
    row = _find(session, staff_id, act, named)
    row = row or Shown(staff_id=staff_id, act=act, mark=named, answers=answers, since=now)
    row.since = now
    session.add(row)
    session.flush()
    return named


def find(session: Session, staff_id: int, act: str, named: str) -> dict[str, Any] | None:
    """What a member was shown under that mark; None when it is done, or was given up."""
    row = _find(session, staff_id, act, named)
    return dict(row.answers) if row else None


def drop(session: Session, staff_id: int, act: str, named: str) -> None:
    row = _find(session, staff_id, act, named)
    if row:
        session.delete(row)
        session.flush()


def old(session: Session, before: datetime) -> Sequence[int]:
    """What was shown before then."""
    return session.scalars(select(Shown.id).where(Shown.since < before).limit(AT_ONCE)).all()


def purge(session: Session, numbers: Sequence[int]) -> int:
    """Forgets what was shown; answers how much."""
    return session.exec(delete(Shown).where(col(Shown.id).in_(numbers))).rowcount


def _find(session: Session, staff_id: int, act: str, named: str) -> Shown | None:
    query = select(Shown).where(Shown.staff_id == staff_id, Shown.act == act, Shown.mark == named)
    return session.exec(query).first()
