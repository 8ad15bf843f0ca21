"""Who is never to be contacted again: marks of accounts and phones, which nobody can read."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from deals.listing.records import ListedRow
from storage.personal.fingerprints import in_all_keys
from storage.tables import Partner, Suppressed


def marks(session: Session, one: Partner | ListedRow) -> set[str]:
    """By account and phone; by name only for whom there is neither."""
    found: set[str] = set()
    if one.platform and one.handle:
        account = f"{one.platform}:{one.handle.casefold()}"
        found |= in_all_keys(session, "account", account)
    if one.phone:
        found |= in_all_keys(session, "phone", one.phone)
    if not found and one.name:
        found |= in_all_keys(session, "name", one.name.casefold())
    return found


def of_chats(session: Session, chats: Iterable[str]) -> set[str]:
    return {mark for chat in chats for mark in in_all_keys(session, "chat", chat)}


def holds(session: Session, row: Partner | ListedRow) -> bool:
    """Whether a partner, or a row of a sheet, is somebody who asked to be forgotten."""
    if session.exec(select(Suppressed.mark).limit(1)).first() is None:
        return False
    query = select(Suppressed.mark).where(col(Suppressed.mark).in_(marks(session, row)))
    return session.exec(query).first() is not None


def add(session: Session, some: Iterable[str], now: datetime) -> None:
    for mark in some:
        if session.get(Suppressed, mark) is None:
            session.add(Suppressed(mark=mark, since=now))
    session.flush()
