"""Trouble of the house itself: leads hear of it once, and once more when it is over."""

from datetime import datetime, timedelta

from deals.says import Words
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage import settings


def begins(turn: Turn, trouble: str, words: Words, again_after: timedelta | None = None) -> bool:
    """Tells the leads; False when they know, and have known for less than `again_after`."""
    told = settings.get(turn.session, _name(trouble))
    if told and (again_after is None or turn.now - datetime.fromisoformat(told) < again_after):
        return False
    settings.put(turn.session, _name(trouble), turn.now.isoformat())
    tell_leads(turn, words)
    return True


def is_over(turn: Turn, trouble: str, words: Words) -> bool:
    """Tells the leads if they knew of it; False when they did not, or another process tells them.

    The next time is told of again.
    """
    if not settings.forget(turn.session, _name(trouble)):
        return False
    tell_leads(turn, words)
    return True


def _name(trouble: str) -> str:
    return f"trouble:{trouble}"
