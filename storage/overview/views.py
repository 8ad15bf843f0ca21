"""Reading views for staff: plain queries, no rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from storage.tables import Campaign, Deal, Debt, Partner

PAGE = 8


@dataclass(frozen=True)
class DealLine:
    """One deal in a list."""

    deal_id: int
    partner: str
    handle: str
    tier: str
    followers: int
    stage: str
    campaign: str
    pr_status: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty means everything."""

    campaign_id: int | None = None
    stage: str = ""
    tier: str = ""
    words: str = ""


def deals(session: Session, narrowed: Filter, page: int) -> tuple[list[DealLine], int]:
    """One page (from 0) of deals, and how many there are in all."""
    total = session.exec(_narrow(select(func.count(col(Deal.id))), narrowed)).one()
    query = _narrow(select(Deal, Partner, Campaign.title), narrowed)
    rows = session.exec(query.order_by(col(Deal.id)).offset(page * PAGE).limit(PAGE)).all()
    return [_line(deal, partner, title) for deal, partner, title in rows], total


def deal_ids(session: Session, narrowed: Filter) -> Sequence[int]:
    return session.exec(_narrow(select(Deal.id), narrowed).order_by(col(Deal.id))).all()


def queues(session: Session) -> list[tuple[str, str, int, datetime]]:
    """How many wait to be vetted or approached: (kind, campaign, count, oldest).

    Also in a closed campaign, where a slip that was undone can leave somebody.
    """
    query = (
        select(Debt.kind, Campaign.title, func.count(), func.min(Debt.since))
        .join(Deal, col(Deal.id) == Debt.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Debt.paid_at).is_(None), col(Debt.kind).in_(("vet", "approach")))
        .group_by(col(Debt.kind), col(Campaign.id), col(Campaign.title))
        .order_by(func.min(Debt.since))
    )
    return [(kind, title, count, since) for kind, title, count, since in session.exec(query)]


def stage_counts(session: Session, campaign_id: int) -> dict[str, int]:
    query = select(Deal.stage, func.count()).where(Deal.campaign_id == campaign_id)
    return dict(session.exec(query.group_by(col(Deal.stage))).all())


def _narrow(query: Any, narrowed: Filter) -> Any:
    query = query.join(Partner, col(Partner.id) == Deal.partner_id)
    query = query.join(Campaign, col(Campaign.id) == Deal.campaign_id)
    if narrowed.campaign_id:
        query = query.where(Deal.campaign_id == narrowed.campaign_id)
    if narrowed.stage:
        query = query.where(Deal.stage == narrowed.stage)
    if narrowed.tier:
        query = query.where(Partner.tier == narrowed.tier)
    if narrowed.words:
        like = f"%{narrowed.words.lower()}%"
        query = query.where(
            or_(func.lower(Partner.name).like(like), func.lower(Partner.handle).like(like))
        )
    return query


def _line(deal: Deal, partner: Partner, title: str) -> DealLine:
    return DealLine(
        deal_id=deal.id or 0,
        partner=partner.name,
        handle=partner.handle or "",
        tier=partner.tier or "",
        followers=partner.followers or 0,
        stage=deal.stage,
        campaign=title,
        pr_status=partner.pr_status or "",
        problems=tuple(partner.problems),
    )
