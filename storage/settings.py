"""Settings that staff change in chat, and the few things that the house itself remembers."""

from typing import Any

from sqlmodel import Session

from storage.tables import Setting

UPDATES_ASKED_AT = "updates_asked_at"


def get(session: Session, name: str, default: Any = None) -> Any:
    """As it is now: another process may have changed it since it was last read."""
    row = session.get(Setting, name, populate_existing=True)
    return row.value if row else default


def put(session: Session, name: str, value: Any) -> None:
    row = session.get(Setting, name) or Setting(name=name, value=value)
    row.value = value
    session.add(row)
    session.flush()


def forget(session: Session, name: str) -> None:
    row = session.get(Setting, name)
    if row:
        session.delete(row)
