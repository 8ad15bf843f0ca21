"""Was the bot away for longer than the platform keeps messages? Then replies may be missing."""

from datetime import datetime, timedelta

from sqlmodel import Session

from deals.hours import HERE
from deals.says.house.guards import NoticeGap
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage import settings

KEPT = timedelta(hours=24)  # how long Telegram keeps an update that nobody takes


def asked(turn: Turn) -> None:
    """Updates were asked for just now: what came in the first part of a long gap is gone."""
    last = last_asked(turn.session)
    lost_until = turn.now - KEPT
    if last and last < lost_until:
        tell_leads(turn, NoticeGap(last.astimezone(HERE), lost_until.astimezone(HERE)))
    note(turn.session, turn.now)


def last_asked(session: Session) -> datetime | None:
    at = settings.get(session, settings.UPDATES_ASKED_AT)
    return datetime.fromisoformat(at) if at else None


def note(session: Session, now: datetime) -> None:
    settings.put(session, settings.UPDATES_ASKED_AT, now.isoformat())
