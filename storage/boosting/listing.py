"""The videos of affiliates that may be boosted, with their codes, as the ads person sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from deals.boosting.boost import LISTED
from deals.selling.sold import Sold
from storage.selling import posts
from storage.selling.counting import counting
from storage.states import standing
from storage.tables import (
    BoostCode,
    Brand,
    Campaign,
    Deal,
    Deliverable,
    OrderLine,
    Partner,
    Proof,
    Shop,
)

NOTHING = Sold()


@dataclass(frozen=True)
class Choice:
    """Which videos: of these months, of a brand and a shop, or of all of them."""

    months: tuple[str, ...]
    brand_id: int | None = None
    shop_id: int | None = None


@dataclass(frozen=True)
class Boostable:
    """An accepted video. `state`: of its code; boosted, or link where none is needed."""

    proof_id: int
    deal_id: int
    partner: str
    handle: str
    brand: str
    campaign: str
    platform: str
    link: str
    code: str
    days: int | None
    until: date | None
    boosted_at: datetime | None
    state: str
    sold: Sold = NOTHING


def count(session: Session, choice: Choice) -> int:
    total: int | None = session.scalar(_of(select(func.count()), choice))
    return total or 0


def listed(session: Session, choice: Choice, first: int, size: int) -> list[Boostable]:
    """What can be boosted now comes first, then what has no code yet, then what is boosted; of each
    what sold most."""
    boosted, ready = col(BoostCode.boosted_at).is_not(None), col(BoostCode.code).is_not(None)
    rank = case((boosted, 2), (ready, 0), else_=1)
    columns: Any = (Proof, Deal, Partner, Brand.name, Campaign.title, BoostCode)
    query = _of(select(*columns), choice)
    in_order = query.order_by(rank, _units().desc(), col(Proof.judged_at), col(Proof.id))
    rows = session.execute(in_order.offset(first).limit(size)).all()
    keys = [(row[0].platform or "", row[0].post_id) for row in rows if row[0].post_id]
    sold = posts.sold(session, keys)
    found = [_boostable(*row) for row in rows]
    return [
        replace(one, sold=sold.get((row[0].platform or "", row[0].post_id or ""), NOTHING))
        for one, row in zip(found, rows, strict=True)
    ]


def _units() -> Any:
    """How many of what the video shows were sold by it."""
    sums: Any = (
        select(func.sum(OrderLine.units))
        .join(Shop, col(Shop.id) == OrderLine.shop_id)
        .where(col(OrderLine.content_id) == col(Proof.post_id), counting(OrderLine))
        .where(col(OrderLine.state) == "settled", col(Shop.platform) == Proof.platform)
        .correlate(Proof)
    )
    return func.coalesce(sums.scalar_subquery(), 0)


def _of(query: Any, choice: Choice) -> Any:
    piece = (Deliverable.deal_id == Proof.deal_id) & (Deliverable.number == Proof.deliverable)
    stands = (col(BoostCode.proof_id) == col(Proof.id)) & standing(BoostCode)
    return (
        query.select_from(Proof)
        .join(Deal, col(Deal.id) == Proof.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(Brand, col(Brand.id) == Campaign.brand_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Deliverable, piece)
        .join(BoostCode, stands, isouter=True)
        .where(col(Deal.campaign_id).in_(_campaigns(choice)))
        .where(Proof.state == "accepted", Proof.kind == "link", col(Proof.url).is_not(None))
        .where(col(Deliverable.kind).in_(LISTED))
    )


def _campaigns(choice: Choice) -> Any:
    query: Any = select(col(Campaign.id)).where(col(Campaign.kind) == "affiliate")
    query = query.where(col(Campaign.month).in_(choice.months))
    if choice.brand_id is not None:
        query = query.where(Campaign.brand_id == choice.brand_id)
    return query if choice.shop_id is None else query.where(Campaign.shop_id == choice.shop_id)


def _boostable(
    proof: Proof, deal: Deal, partner: Partner, brand: str, campaign: str, code: BoostCode | None
) -> Boostable:
    return Boostable(
        proof.id or 0,
        deal.id or 0,
        partner.name,
        partner.handle or "",
        brand,
        campaign,
        proof.platform or "",
        proof.url or "",
        (code.code or "") if code else "",
        code.days if code else None,
        code.until if code else None,
        code.boosted_at if code else None,
        _state(proof, deal.boosts, code),
    )


def _state(proof: Proof, boosts: Sequence[dict[str, Any]], code: BoostCode | None) -> str:
    state = next((one["state"] for one in boosts if one["number"] == proof.deliverable), "link")
    boosted = code is not None and code.boosted_at is not None
    return "boosted" if boosted and state in ("given", "link") else state
