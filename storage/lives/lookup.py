"""The bits of all pictures that were kept, in memory as far as they are settled."""

from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlmodel import Session, col, select

from storage.tables import Screen

SETTLED = timedelta(minutes=1)  # after which what was written then is there, or never was
_SEEN: WeakKeyDictionary[Any, tuple[Any, Any]] = WeakKeyDictionary()  # by the database


def all_of(session: Session, now: datetime) -> tuple[Any, Any]:
    """Ids and bits (uint64), the oldest first. Only what is new is read: pictures are written one
    after the other, so that no smaller id comes later. What this very transaction wrote may yet be
    taken back, and its id be given again, so that the newest are read each time."""
    import numpy as np

    engine = session.get_bind().engine
    nothing = (np.empty(0, np.int64), np.empty(0, np.uint64))
    ids, bits = _SEEN.get(engine, nothing)
    new = _after(session, int(ids[-1]) if len(ids) else 0)
    more = _arrays(new)
    settled = len(ids) + sum(kept_at < now - SETTLED for _, _, kept_at in new)
    ids = np.concatenate([ids, more[0]])
    bits = np.concatenate([bits, more[1]])
    _SEEN[engine] = ids[:settled], bits[:settled]
    return ids, bits


def after(session: Session, number: int) -> tuple[Any, Any]:
    """Ids and bits of those alone that came after it."""
    return _arrays(_after(session, number))


def _arrays(new: Any) -> tuple[Any, Any]:
    import numpy as np

    found = np.array([(number, sign) for number, sign, _ in new], np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1].view(np.uint64)


def _after(session: Session, number: int) -> Any:
    query = select(Screen.id, Screen.bits, Screen.kept_at).where(col(Screen.id) > number)
    return session.execute(query.order_by(col(Screen.id))).all()
