"""Settings that staff change in chat, and the few things that the house itself remembers."""

from typing import Any

from sqlalchemy import ScalarSelect, bindparam, delete
from sqlmodel import Session, col, select

from storage.bare import bare
from storage.tables import Setting

UPDATES_ASKED_AT = "updates_asked_at"


_VALUE = select(Setting.value).where(Setting.name == bindparam("name"))


def get(session: Session, name: str, default: Any = None) -> Any:
    """As it is now: another process may have changed it since it was last read."""
    found = bare(session, _VALUE, {"name": name})
    return found[0][0] if found else default


def beside(name: str) -> ScalarSelect[Any]:
    """The same as a column of another statement; None when it is not there."""
    return select(Setting.value).where(Setting.name == name).scalar_subquery()


def put(session: Session, name: str, value: Any) -> None:
    row = session.get(Setting, name) or Setting(name=name, value=value)
    row.value = value
    session.add(row)
    session.flush()


def forget(session: Session, name: str) -> bool:
    """Whether it was there: of two who forget it at the same moment one hears True."""
    return session.exec(delete(Setting).where(col(Setting.name) == name)).rowcount == 1
