"""After a restore: what was still to be said when the copy was made may have been said since, and
what was to be reminded of may be done."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import settings
from storage.deal import reminders
from storage.tables import Campaign, Deal, Inbox, Outbox, Reminder

OF_THE_MOMENT = ("edit", "unbutton", "toast")
REASON = "a backup was restored"
RESTORED = "restored"


@dataclass(frozen=True)
class Restored:
    """`since`: when the copy's bot last asked for updates; `held` words are staff's to settle.

    `put_off`: reminders that fell due since the copy was made, which go on at `go_on`.
    `forgotten`: who had been forgotten since, and is again.
    """

    since: datetime | None
    at: datetime
    held: int
    dropped: int
    put_off: int = 0
    go_on: datetime | None = None
    forgotten: int = 0


def hold(session: Session, now: datetime) -> Restored:
    """Takes every open letter out of the queue, puts off what is overdue, and leaves word of both
    for the next start."""
    is_open = col(Outbox.state).in_(("queued", "sending"))
    over = update(Outbox).where(is_open, col(Outbox.act).in_(OF_THE_MOMENT))
    dropped = session.exec(over.values(state="cancelled", error=REASON)).rowcount
    asked = update(Outbox).where(is_open).values(state="unknown", error=REASON)
    held = session.exec(asked).rowcount
    free = update(Inbox).where(col(Inbox.holder).is_not(None))
    session.exec(free.values(holder=None, lease_until=None))  # whoever held it is gone
    put_off, go_on = _put_off(session, now)
    since = settings.get(session, settings.UPDATES_ASKED_AT)
    settings.forget(session, settings.UPDATES_ASKED_AT)  # this gap is told with the restore
    told = [since, now.isoformat(), held, dropped, put_off, go_on and go_on.isoformat()]
    settings.put(session, RESTORED, told)
    return _read(*told)


def take_word(session: Session) -> Restored | None:
    """What a restore left to be told, once."""
    told = settings.get(session, RESTORED)
    settings.forget(session, RESTORED)
    return _read(*told) if told else None


def _put_off(session: Session, now: datetime) -> tuple[int, datetime | None]:
    """Overdue reminders wait for a morning before which somebody can look: how many, and when.

    Planned anew meanwhile, they still do: `reminders.plan` knows of the restore.
    """
    settings.put(session, reminders.RESTORED_AT, now.isoformat())
    query = (
        select(Reminder, Campaign.zone)
        .join(Deal, col(Deal.id) == Reminder.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(Reminder.state == "planned", Reminder.due_at <= now)
    )
    go_on = [(row, reminders.after_a_look(now, zone)) for row, zone in session.exec(query)]
    for row, morning in go_on:
        row.due_at = morning
    return len(go_on), min((morning for _, morning in go_on), default=None)


def _read(
    since: str | None, at: str, held: int, dropped: int, put_off: int = 0, go_on: str | None = None
) -> Restored:
    def moment(told: str | None) -> datetime | None:
        return datetime.fromisoformat(told) if told else None

    now = datetime.fromisoformat(at)
    return Restored(moment(since), now, held, dropped, put_off, moment(go_on))
