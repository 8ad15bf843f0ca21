"""After a restore: what was still to be said when the copy was made may have been said since."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from storage import settings
from storage.tables import Outbox

OF_THE_MOMENT = ("edit", "unbutton", "toast")
REASON = "a backup was restored"
RESTORED = "restored"


@dataclass(frozen=True)
class Restored:
    """`since`: when the copy's bot last asked for updates; `held` words are staff's to settle."""

    since: datetime | None
    at: datetime
    held: int
    dropped: int


def hold(session: Session, now: datetime) -> Restored:
    """Takes every open letter out of the queue, and leaves word of it for the next start."""
    is_open = col(Outbox.state).in_(("queued", "sending"))
    over = update(Outbox).where(is_open, col(Outbox.act).in_(OF_THE_MOMENT))
    dropped = session.exec(over.values(state="cancelled", error=REASON)).rowcount
    asked = update(Outbox).where(is_open).values(state="unknown", error=REASON)
    held = session.exec(asked).rowcount
    since = settings.get(session, settings.UPDATES_ASKED_AT)
    settings.forget(session, settings.UPDATES_ASKED_AT)  # this gap is told with the restore
    settings.put(session, RESTORED, [since, now.isoformat(), held, dropped])
    return _read(since, now.isoformat(), held, dropped)


def take_word(session: Session) -> Restored | None:
    """What a restore left to be told, once."""
    told = settings.get(session, RESTORED)
    settings.forget(session, RESTORED)
    return _read(*told) if told else None


def _read(since: str | None, at: str, held: int, dropped: int) -> Restored:
    from_iso = datetime.fromisoformat
    return Restored(from_iso(since) if since else None, from_iso(at), held, dropped)
