"""Foresight: what a round of updates will ask for, read in a few statements instead of many.

A session remembers it, and whatever else was asked, until something changes it or everything has
to be read again. What is remembered are rows, so that what is written to one is seen in it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import Session

from deals.channel import Address

T = TypeVar("T")
FORESEEN = "foreseen"


def remember(session: Session, what: str, found: Mapping[Any, Any]) -> None:
    """Of each key, what a question of that kind would find."""
    _all(session, what).update(found)


def recall(session: Session, what: str, key: Hashable, ask: Callable[[], T]) -> T:
    """What is remembered for the key; else what `ask` finds now."""
    found = _all(session, what)
    if key not in found:
        found[key] = ask()
    answer: T = found[key]
    return answer


def is_known(session: Session, what: str, key: Hashable) -> bool:
    """Whether that is remembered."""
    return key in _all(session, what)


def forget(session: Session, what: str, key: Hashable) -> None:
    """A row came or went: whoever needs it asks."""
    _all(session, what).pop(key, None)


def forget_all(session: Session, what: str) -> None:
    """So many questions of a kind may be answered otherwise now that all are asked again."""
    _all(session, what).clear()


def in_any(addresses: Sequence[Address]) -> dict[str, list[str]]:
    """The channels and chats of addresses, for a statement that finds them by its index. It may
    find a chat of that number on another channel, too."""
    return {
        "channels": sorted({one.channel for one in addresses}),
        "chats": [one.chat for one in addresses],
    }


def _all(session: Session, what: str) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = session.info.setdefault(FORESEEN, {}).setdefault(what, {})
    return found
