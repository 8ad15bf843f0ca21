"""Who waits for the lead's double check, in the order in which they were listed."""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from deals.stages import Stage
from storage.tables import Campaign, Deal, Partner


def count(session: Session, campaign_id: int = 0) -> int:
    return session.scalar(_waiting(select(func.count(col(Deal.id))), campaign_id)) or 0


def next_ones(session: Session, campaign_id: int = 0, after: int = 0, size: int = 1) -> list[int]:
    """The deals after that one; from the beginning when there is none behind it."""
    query = _waiting(select(col(Deal.id)), campaign_id).order_by(col(Deal.id)).limit(size)
    found = list(session.scalars(query.where(col(Deal.id) > after)))
    return found or (list(session.scalars(query)) if after else [])


def _waiting(query: Any, campaign_id: int) -> Any:
    """Of one campaign, or of all that are open; whoever said stop is not approached anyway."""
    query = query.join(Campaign, col(Campaign.id) == Deal.campaign_id)
    query = query.join(Partner, col(Partner.id) == Deal.partner_id)
    query = query.where(col(Deal.stage) == Stage.LISTED, col(Campaign.state) == "open")
    query = query.where(col(Partner.stopped_at).is_(None))
    return query.where(col(Deal.campaign_id) == campaign_id) if campaign_id else query
