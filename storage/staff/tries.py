"""Wrong tries at a code or link, counted for an hour: each account has a few of them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

from deals.channel import Address
from storage import settings
from storage.db import alone

EACH = 5
REMEMBERED = 500  # of all accounts together
WITHIN = timedelta(hours=1)


def none_left(session: Session, what: str, address: Address, now: datetime) -> bool:
    """Whether that account has been wrong too often."""
    return _count(_lately(session, what, now), address) >= EACH


def wrong(session: Session, what: str, address: Address, now: datetime) -> int:
    """Notes a wrong try; answers how many there were of all accounts. Further ones of an account
    that has none left do not count, so that it is let in again after an hour."""
    alone(session, what)
    lately = _lately(session, what, now)
    if _count(lately, address) < EACH:
        lately = [*lately, [str(address), now.isoformat()]][-REMEMBERED:]
        settings.put(session, what, lately)
    return len(lately)


def forget(session: Session, what: str) -> None:
    settings.forget(session, what)


def drop(session: Session, what: str, addresses: Collection[str]) -> None:
    """What those accounts tried is no longer known."""
    if any(who in addresses for who, _ in settings.get(session, what, [])):
        alone(session, what)
        left = [one for one in settings.get(session, what, []) if one[0] not in addresses]
        settings.put(session, what, left)


def _lately(session: Session, what: str, now: datetime) -> list[list[str]]:
    """Each as who and when."""
    since = (now - WITHIN).isoformat()
    return [one for one in settings.get(session, what, []) if one[1] > since]


def _count(lately: list[list[str]], address: Address) -> int:
    return sum(who == str(address) for who, _ in lately)
