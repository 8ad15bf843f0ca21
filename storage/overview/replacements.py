"""Who could take the place of somebody who dropped out: vetted, and not approached yet."""

from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from storage.deal.history import latest
from storage.states import in_state
from storage.tables import Campaign, Deal, Partner

TIERS = ("nano", "micro", "macro", "mega")
REPLACED = "replaced"  # in the history of who dropped out
UNWILLING = ("no_barter", "no_contact")  # as the sheet says


class Candidate(NamedTuple):
    deal_id: int
    partner: str
    tier: str


def best(session: Session, deal_id: int) -> Candidate | None:
    """Of the same campaign, while it is open: who is willing, of the nearest tier, with the most
    followers; of those who are alike whoever was vetted first."""
    gone = session.get_one(Deal, deal_id)
    partner = session.get_one(Partner, gone.partner_id)
    query: Any = (
        select(col(Deal.id), col(Partner.name), func.coalesce(Partner.tier, ""))
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Deal.campaign_id) == gone.campaign_id, in_state(Deal.stage, "vetted"))
        .where(in_state(Campaign.state, "open"), col(Partner.stopped_at).is_(None))
        .order_by(case((col(Partner.pr_status).in_(UNWILLING), 1), else_=0))
        .order_by(_steps_from(partner.tier), func.coalesce(Partner.followers, 0).desc())
        .order_by(col(Deal.vetted_at), col(Deal.id))
        .limit(1)
    )
    found = session.execute(query).first()
    return Candidate(*found) if found else None


def replaced_by(session: Session, deal_id: int) -> int | None:
    """The number of the deal that took its place."""
    line = latest(session, deal_id, REPLACED)
    return int(line.details["by_deal"]) if line else None


def _steps_from(tier: str | None) -> Any:
    """How many tiers away; one that is not known is the farthest."""
    if tier not in TIERS:
        return case((col(Partner.tier).in_(TIERS), 0), else_=1)
    place = TIERS.index(tier)
    away = {other: abs(place - at) for at, other in enumerate(TIERS)}
    return case(away, value=col(Partner.tier), else_=len(TIERS))
