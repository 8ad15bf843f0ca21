"""Announcements: shown, sent, cancelled, and what became of each letter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, func, select, update
from sqlmodel import Session, col

from deals.announcing.group import Group, group_of
from storage.announcing import recipients
from storage.db import locked
from storage.states import in_state
from storage.tables import (
    AnnouncedTo,
    Announcement,
    Campaign,
    Outbox,
    Partner,
    PersonAddress,
    Shop,
)

CANCELLED = "announcement cancelled"
# What can become of it for one of them; `no_way`: there was nowhere to write to.
OUTCOMES = (*("sent", "queued", "unknown", "failed", "blocked", "no_way", "stopped", "cancelled"),)
GOT_IT = ("sent", "queued")


def show(
    session: Session, group: Group, words: dict[str, str], staff_id: int, now: datetime
) -> Announcement:
    """What a member wants to announce, and for whom; in the place of what they were shown before
    and did not send."""
    _forget_shown(session, staff_id)
    campaign = session.get(Campaign, group.campaign_id) if group.campaign_id else None
    shop = session.get(Shop, group.shop_id) if group.shop_id else None
    about = campaign or shop
    row = Announcement(by=staff_id, wanted=str(group), words=words, made_at=now)
    row.brand_id = about.brand_id if about else None
    row.zone = campaign.zone if campaign else row.zone
    session.add(row)
    session.flush()
    recipients.choose(session, row.id or 0, group)
    return row


def group(row: Announcement) -> Group:
    return group_of(row.wanted)


def begin(session: Session, announcement_id: int, now: datetime) -> Announcement | None:
    """From now on it goes out; None when it did so before, or was never shown."""
    row = locked(session, Announcement, announcement_id)
    if row is None or row.state != "shown":
        return None
    row.state, row.sent_at = "sending", now
    session.flush()
    return row


def cancel(session: Session, announcement_id: int) -> int | None:
    """What has not left stays here; answers how many, or None where nothing was going out."""
    row = locked(session, Announcement, announcement_id)
    if row is None or row.state != "sending":
        return None
    row.state = "cancelled"
    letters = select(col(AnnouncedTo.letter)).where(
        col(AnnouncedTo.announcement_id) == announcement_id
    )
    waits = update(Outbox).where(col(Outbox.dedupe_key).in_(letters))
    waits = waits.where(in_state(Outbox.state, "queued"))
    return session.exec(waits.values(state="cancelled", error=CANCELLED)).rowcount


def last(session: Session, size: int) -> Sequence[Announcement]:
    """Those that went out, the newest first."""
    query = select(Announcement).where(col(Announcement.state) != "shown")
    return session.scalars(query.order_by(col(Announcement.id).desc()).limit(size)).all()


def counted(session: Session, announcement_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """For how many what became of each of these."""
    found: dict[int, dict[str, int]] = {number: {} for number in announcement_ids}
    number = col(AnnouncedTo.announcement_id)
    query = _outcomes(number, _OUTCOME, func.count()).where(number.in_(announcement_ids))
    for announcement, outcome, many in session.execute(query.group_by(number, _OUTCOME)):
        found[announcement][outcome] = many
    return found


def missed(session: Session, announcement_id: int, first: int, size: int) -> list[tuple[str, str]]:
    """Who did not get it, by name, and why: (partner, outcome)."""
    query = _outcomes(col(Partner.name), _OUTCOME).where(
        col(AnnouncedTo.announcement_id) == announcement_id, _OUTCOME.not_in(GOT_IT)
    )
    rows = session.execute(query.order_by(_OUTCOME, col(Partner.name)).offset(first).limit(size))
    return [(name, outcome) for name, outcome in rows]


def _outcomes(*columns: Any) -> Any:
    place = and_(
        col(PersonAddress.channel) == Outbox.channel, col(PersonAddress.chat) == Outbox.chat
    )
    return (
        select(*columns)
        .select_from(AnnouncedTo)
        .join(Partner, col(Partner.id) == AnnouncedTo.partner_id)
        .join(Outbox, col(Outbox.dedupe_key) == AnnouncedTo.letter, isouter=True)
        .join(PersonAddress, place, isouter=True)
    )


_STOPPED = col(Partner.stopped_at).is_not(None)
_OUTCOME: Any = case(
    (and_(col(Outbox.id).is_(None), _STOPPED), "stopped"),
    (col(Outbox.id).is_(None), "no_way"),
    (in_state(Outbox.state, "queued", "sending"), "queued"),
    (in_state(Outbox.state, "sent", "unknown"), col(Outbox.state)),
    (col(Outbox.error) == CANCELLED, "cancelled"),
    (_STOPPED, "stopped"),
    (col(PersonAddress.state).in_(("blocked", "gone")), "blocked"),
    else_="failed",
)


def _forget_shown(session: Session, staff_id: int) -> None:
    old = select(col(Announcement.id)).where(
        col(Announcement.by) == staff_id, col(Announcement.state) == "shown"
    )
    session.execute(delete(AnnouncedTo).where(col(AnnouncedTo.announcement_id).in_(old)))
    session.execute(
        delete(Announcement).where(
            col(Announcement.by) == staff_id, col(Announcement.state) == "shown"
        )
    )
