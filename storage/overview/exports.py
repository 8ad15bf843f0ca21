"""The listing as rows of the team's sheet."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import Session, col

from deals.listing.writing import WrittenRow
from deals.stages import Stage
from storage.tables import Brand, Campaign, Deal, Partner


def size(session: Session, campaigns: Sequence[int]) -> int:
    """How many rows they are."""
    query = select(func.count()).where(col(Deal.campaign_id).in_(campaigns))
    return session.scalar(query) or 0


def listing(session: Session, campaigns: Sequence[int]) -> list[WrittenRow]:
    """Every deal of these campaigns, by month, then in the order in which they were listed."""
    query: Any = (
        select(Deal, Partner, Campaign, col(Brand.name))
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(Brand, col(Brand.id) == Campaign.brand_id)
        .where(col(Deal.campaign_id).in_(campaigns))
        .order_by(col(Campaign.month), col(Deal.id))
    )
    return [_row(*found) for found in session.execute(query)]


def _row(deal: Deal, partner: Partner, campaign: Campaign, brand: str) -> WrittenRow:
    return WrittenRow(
        month=campaign.month,
        name=partner.name,
        followers=partner.followers,
        address=partner.address or "",
        post_day=_post_day(deal, partner, campaign.zone),
        stage=Stage(deal.stage),
        pr_status=partner.pr_status,
        platform=partner.platform or "",
        brand=brand,
        link=partner.link or "",
    )


def _post_day(deal: Deal, partner: Partner, zone: str) -> date | None:
    if deal.posted_at:
        return deal.posted_at.astimezone(ZoneInfo(zone)).date()
    return deal.promised or deal.post_by or partner.posted_on
