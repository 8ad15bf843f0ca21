"""Who is never to be contacted again: marks of accounts and phones, which nobody can read."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col
from sqlmodel import select as count_rows

from deals.listing.records import ListedRow
from storage.bare import bare, in_parts
from storage.personal.fingerprints import all_keys, hashed, in_all_keys
from storage.tables import Partner, Suppressed

_ANY = select(col(Suppressed.mark)).limit(1)
_AMONG = select(col(Suppressed.mark)).where(
    col(Suppressed.mark).in_(bindparam("marks", expanding=True))
)


def marks(session: Session, one: Partner | ListedRow) -> set[str]:
    """By account and phone; by name only for whom there is neither."""
    return _marks(all_keys(session), one)


def of_chats(session: Session, chats: Iterable[str]) -> set[str]:
    return {mark for chat in chats for mark in in_all_keys(session, "chat", chat)}


def of_accounts(session: Session, platform: str, names: Iterable[str]) -> set[str]:
    """Marks of accounts on a platform, as a list or a shop's export names them."""
    return {mark for some in _by_account(session, platform, names).values() for mark in some}


def accounts_held(session: Session, platform: str, names: Iterable[str]) -> set[str]:
    """Which of these accounts are somebody's who asked to be forgotten."""
    if not bare(session, _ANY, {}):
        return set()
    of_name = _by_account(session, platform, names)
    found = _kept(session, set().union(*of_name.values()))
    return {name for name, its in of_name.items() if its & found}


def how_many(session: Session) -> int:
    """Marks; none ever goes."""
    return session.exec(count_rows(func.count(col(Suppressed.mark)))).one()


def holds(session: Session, one: Partner | ListedRow) -> bool:
    """Whether a partner, or a row of a sheet, is somebody who asked to be forgotten."""
    session.flush()
    return bool(bare(session, _ANY, {}) and _kept(session, marks(session, one)))


def held(session: Session, rows: Sequence[ListedRow]) -> set[int]:
    """Which rows of a sheet are somebody who asked to be forgotten."""
    session.flush()
    if not bare(session, _ANY, {}):
        return set()
    keys = all_keys(session)
    of_row = {row.row: _marks(keys, row) for row in rows}
    found = _kept(session, set().union(*of_row.values()))
    return {number for number, its in of_row.items() if its & found}


def add(session: Session, some: Iterable[str], now: datetime) -> None:
    for mark in some:
        if session.get(Suppressed, mark) is None:
            session.add(Suppressed(mark=mark, since=now))
    session.flush()


def _by_account(session: Session, platform: str, names: Iterable[str]) -> dict[str, set[str]]:
    keys = all_keys(session)
    return {
        name: {hashed(key, "account", f"{platform}:{name.casefold()}") for key in keys}
        for name in names
    }


def _marks(keys: Sequence[bytes], one: Partner | ListedRow) -> set[str]:
    said = []
    if one.platform and one.handle:
        said.append(("account", f"{one.platform}:{one.handle.casefold()}"))
    if one.phone:
        said.append(("phone", one.phone))
    if not said and one.name:
        said.append(("name", one.name.casefold()))
    return {hashed(key, of, value) for of, value in said for key in keys}


def _kept(session: Session, some: set[str]) -> set[str]:
    return {
        mark
        for part in in_parts(sorted(some))
        for (mark,) in bare(session, _AMONG, {"marks": part})
    }
