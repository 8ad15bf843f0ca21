"""Trouble of the house itself: leads hear of it once, and once more when it is over."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from deals.says import Words
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage import settings
from storage.staff import members
from storage.tables import Staff


def begins(turn: Turn, trouble: str, words: Words, again_after: timedelta | None = None) -> bool:
    """Tells the leads; False when they know.

    With `again_after` they hear of it anew when it lasts so long, and no sooner than that when it
    was over and comes back.
    """
    if _lately(turn, trouble, again_after) if again_after else _known(turn, trouble):
        return False
    note(turn, trouble)
    tell_leads(turn, words)
    return True


def untold(turn: Turn, trouble: str) -> Sequence[Staff]:
    """The leads who are to hear of it; nobody when they know."""
    return [] if _known(turn, trouble) else members.everyone(turn.session, "lead")


def note(turn: Turn, trouble: str) -> None:
    """Leads know of it, from now on."""
    for name in (_name(trouble), _last(trouble)):
        settings.put(turn.session, name, turn.now.isoformat())


def is_over(turn: Turn, trouble: str, words: Words) -> bool:
    """Tells the leads if they knew of it; False when they did not, or another process does."""
    if not settings.forget(turn.session, _name(trouble)):
        return False
    tell_leads(turn, words)
    return True


def _known(turn: Turn, trouble: str) -> bool:
    return settings.get(turn.session, _name(trouble)) is not None


def _lately(turn: Turn, trouble: str, span: timedelta) -> bool:
    told = settings.get(turn.session, _last(trouble))
    return told is not None and turn.now - datetime.fromisoformat(told) < span


def _name(trouble: str) -> str:
    return f"trouble:{trouble}"


def _last(trouble: str) -> str:
    return f"told:{trouble}"
