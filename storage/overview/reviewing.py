"""Who waits for the lead's double check, in the order in which they were listed."""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from deals.stages import Stage
from storage.states import aside
from storage.tables import Campaign, Deal, Partner


def count(session: Session, campaign_id: int = 0) -> int:
    """Those who are listed without those who said stop: of both an index tells."""
    open_ones: Any = select(col(Campaign.id)).where(col(Campaign.state) == "open")
    if campaign_id:
        open_ones = open_ones.where(col(Campaign.id) == campaign_id)
    campaigns = list(session.scalars(open_ones))
    listed: Any = select(func.count()).select_from(Deal)
    stopped = select(col(Partner.id)).where(col(Partner.stopped_at).is_not(None))
    there = listed.where(col(Deal.campaign_id).in_(campaigns), col(Deal.stage) == Stage.LISTED)
    gone = listed.where(
        *(aside(Deal.campaign_id).in_(campaigns), aside(Deal.stage) == Stage.LISTED),
        col(Deal.partner_id).in_(stopped),
    )
    return (session.scalar(there) or 0) - (session.scalar(gone) or 0)


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
