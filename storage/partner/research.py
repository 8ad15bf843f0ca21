"""What the team found out about partners, and how their deals with us went."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import and_, case, func
from sqlmodel import Session, col, select

from deals.fit import Candidate, Past, Wanted
from deals.research.niches import CRITERIA
from deals.research.profile import Research
from deals.stages import Stage
from deals.terms import Terms
from storage.shapes import read
from storage.tables import Brand, Campaign, Deal, Partner, PartnerResearch

UNKNOWN = Research()


def of(session: Session, partner_id: int) -> Research:
    row = _row(session, partner_id)
    if row is None:
        return UNKNOWN
    return Research(
        tuple(row.niches),
        row.engagement_pct,
        tuple(sorted(row.rates.items())),
        tuple(row.past_brands),
        row.competitor,
        row.audience,
        row.product,
        row.notes or "",
    )


def put(session: Session, partner_id: int, told: Research, now: datetime) -> None:
    """Keeps it in place of what was known."""
    row = _row(session, partner_id) or PartnerResearch(partner_id=partner_id, changed_at=now)
    for field in fields(Research):
        value = getattr(told, field.name)
        setattr(row, field.name, list(value) if isinstance(value, tuple) else value)
    row.rates, row.notes, row.changed_at = dict(told.rates), told.notes or None, now
    session.add(row)
    session.flush()


def candidate(session: Session, partner: Partner, but_deal: int = 0) -> Candidate:
    """What a fit needs of a partner; `but_deal`: the one that it is worked out for."""
    number = partner.id or 0
    past = past_of(session, number, but_deal)
    return Candidate(of(session, number), partner.followers, partner.tier or "", past)


def wanted(session: Session, campaign_id: int) -> Wanted:
    """What a campaign and its brand look for."""
    campaign = session.get_one(Campaign, campaign_id)
    brand = session.get_one(Brand, campaign.brand_id)
    return Wanted(criteria_of(brand), read(Terms, campaign.terms))


def criteria_of(brand: Brand) -> tuple[str, ...]:
    return CRITERIA if brand.criteria is None else tuple(brand.criteria)


def past_of(session: Session, partner_id: int, but_deal: int = 0) -> Past:
    """How their deals went, but for one."""
    stage, late = col(Deal.stage), col(Deal.days_late)
    done = stage == Stage.DONE
    on_time = and_(done, func.coalesce(late, 0) == 0)
    broken = stage == Stage.BREACHED
    no = stage.in_([Stage.DECLINED.value, Stage.UNREACHABLE.value])
    counts = (on_time, and_(done, late > 0), broken, no)
    query = select(*(func.sum(case((one, 1), else_=0)) for one in counts))
    query = query.where(col(Deal.partner_id) == partner_id, col(Deal.id) != but_deal)
    return Past(*(int(count or 0) for count in session.execute(query).one()))


def deals_of(session: Session, partner_id: int, limit: int = 6) -> Sequence[tuple[Deal, str]]:
    """Their latest deals with the campaign's title, the newest first."""
    query = (
        select(Deal, Campaign.title)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Deal.partner_id) == partner_id)
        .order_by(col(Deal.id).desc())
        .limit(limit)
    )
    return session.exec(query).all()


def still_counted(session: Session, campaign_id: int) -> int:
    """How many of a campaign's list are still in it, or were: neither struck nor lost to us."""
    lost = [Stage.STRUCK, Stage.DECLINED, Stage.UNREACHABLE, Stage.WITHDRAWN, Stage.BREACHED]
    query = select(func.count()).where(
        Deal.campaign_id == campaign_id, col(Deal.stage).not_in([one.value for one in lost])
    )
    return session.scalar(query) or 0


def _row(session: Session, partner_id: int) -> PartnerResearch | None:
    query = select(PartnerResearch).where(PartnerResearch.partner_id == partner_id)
    return session.exec(query).first()
