"""History: what happened to a deal, and the way back from a slip."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from deals.deal import Deal
from storage.shapes import read
from storage.tables import Deal as DealRow
from storage.tables import Heard, History, Outbox

READ_BACK = "address_taken"  # the address stands on the deal's card
UNDO_WITHIN = timedelta(minutes=10)


def of_deal(session: Session, deal_id: int, limit: int = 20) -> Sequence[History]:
    """The latest lines, the newest first."""
    query = select(History).where(History.deal_id == deal_id)
    return session.exec(query.order_by(col(History.version).desc()).limit(limit)).all()


def has_happened(session: Session, deal_id: int, what: Sequence[str], since: datetime) -> bool:
    """Whether one of these happened to the deal at that moment or later."""
    query = select(History.id).where(History.deal_id == deal_id, History.at >= since)
    return session.exec(query.where(col(History.happened).in_(what)).limit(1)).first() is not None


def latest(session: Session, deal_id: int, happened: str) -> History | None:
    """The last line of that kind."""
    query = select(History).where(History.deal_id == deal_id, History.happened == happened)
    return session.exec(query.order_by(col(History.version).desc()).limit(1)).first()


def undoable_by(session: Session, staff_id: int, now: datetime) -> History | None:
    """The last act of a staff member that can still be undone: recent, and nothing came after."""
    query = (
        select(History)
        .join(DealRow, col(DealRow.id) == History.deal_id)
        .where(
            History.by == f"staff:{staff_id}",
            col(History.before).is_not(None),
            History.at >= now - UNDO_WITHIN,
            DealRow.version == History.version,
        )
    )
    return session.exec(query.order_by(col(History.at).desc(), col(History.id).desc())).first()


def let_go_with(
    session: Session, campaign_id: int, after: int = 0, size: int = 500
) -> Sequence[History]:
    """The last lines of the next deals that ended when their campaign was closed."""
    query = (
        select(History)
        .join(DealRow, col(DealRow.id) == History.deal_id)
        .where(DealRow.campaign_id == campaign_id, DealRow.version == History.version)
        .where(History.happened == "campaign_closed", col(DealRow.id) > after)
    )
    return session.exec(query.order_by(col(DealRow.id)).limit(size)).all()


def before(line: History, now_deal: Deal) -> Deal:
    """The deal as it was before that line, with the people and campaign of today."""
    was = read(Deal, line.before or {})
    return replace(was, partner=now_deal.partner, campaign=now_deal.campaign)


def talk(session: Session, partner_id: int, limit: int = 6) -> list[tuple[datetime, bool, str]]:
    """The last lines of the talk with a partner, the oldest first: (when, theirs?, text)."""
    heard = select(Heard.at, Heard.text).where(Heard.partner_id == partner_id)
    said = select(Outbox.made_at, Outbox.payload).where(
        Outbox.partner_id == partner_id,
        Outbox.state == "sent",
        Outbox.words != READ_BACK,
    )
    lines = [
        (at, True, text)
        for at, text in session.exec(heard.order_by(col(Heard.id).desc()).limit(limit))
    ]
    lines += [
        (at, False, str(payload.get("text", "")))
        for at, payload in session.exec(said.order_by(col(Outbox.id).desc()).limit(limit))
        if payload.get("act") == "text"
    ]
    in_order = reversed(lines)  # of one moment, what was said first stands first
    return sorted(in_order, key=lambda line: (line[0], not line[1]))[-limit:]
