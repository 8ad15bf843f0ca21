"""What the replay has to know of the book: who is who, and what was drawn."""

from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Campaign, Deal, Outbox, Partner


def deals_of(session: Session, title: str) -> dict[str, int]:
    """The numbers of a campaign's deals by their accounts, in the order of the list."""
    asked = (
        select(Partner.handle, Deal.id)
        .join(Deal, col(Deal.partner_id) == Partner.id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(Campaign.title == title)
        .order_by(col(Deal.id))
    )
    return {handle or "": number or 0 for handle, number in session.exec(asked)}


def name_of(deal_id: int, session: Session) -> str:
    """The account of a deal's partner."""
    return session.get_one(Partner, session.get_one(Deal, deal_id).partner_id).handle or ""


def newest_drawing(session: Session) -> dict[str, Any]:
    """What the last picture that went out is drawn of."""
    for payload in session.exec(select(Outbox.payload).order_by(col(Outbox.id).desc())):
        if payload.get("drawing"):
            return dict(payload["drawing"])
    raise AssertionError("nothing was drawn")
