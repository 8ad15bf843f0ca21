"""What the posts of campaigns brought, worked out by the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Subquery, and_, case, cast, func, literal, or_, select
from sqlmodel import Session, col

from deals.brought.figures import NAMES, Figures
from deals.reporting.harvest import Harvest, Harvests
from storage.tables import Brought, Deal, Deliverable, Partner, Proposal


def harvests(session: Session, campaigns: Sequence[int]) -> Harvests:
    """Sums over all deals of these campaigns, and by tier and platform, the most posts first."""
    in_all = _grouped(session, campaigns, literal(""))
    return Harvests(
        in_all[0] if in_all else Harvest(),
        _grouped(session, campaigns, func.coalesce(Partner.tier, "")),
        _grouped(session, campaigns, func.coalesce(Partner.platform, "")),
    )


def _grouped(session: Session, campaigns: Sequence[int], by: Any) -> tuple[Harvest, ...]:
    posts, told, cost = _posts(campaigns), _told(campaigns), _cost(campaigns)
    sure = and_(told.c.doubted == 0, told.c.deal_id.is_not(None))

    def summed(value: Any, *also: Any) -> Any:
        return func.sum(case((and_(sure, *also), value)))

    paid = cost.c.idr > 0
    seen, liked = told.c.views.is_not(None), told.c.likes.is_not(None)
    query: Any = (
        select(
            by.label("in_common"),
            func.sum(posts.c.count),
            summed(case((told.c.whole == 1, posts.c.count), else_=told.c.posts)),
            func.sum(case((told.c.doubted > 0, 1), else_=0)),
            summed(case((told.c.views_whole == 1, posts.c.count), else_=told.c.views_posts)),
            summed(case((told.c.likes_whole == 1, posts.c.count), else_=told.c.likes_posts)),
            *(summed(cost.c.idr, paid, seen), summed(told.c.views, paid, seen)),
            *(summed(cost.c.idr, paid, liked), summed(told.c.likes, paid, liked)),
            *(summed(told.c[name]) for name in NAMES),
        )
        .select_from(Deal)
        .join(posts, posts.c.deal_id == Deal.id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(told, told.c.deal_id == Deal.id, isouter=True)
        .join(cost, cost.c.deal_id == Deal.id, isouter=True)
        .group_by("in_common")
        .order_by(func.sum(posts.c.count).desc(), "in_common")
    )
    return tuple(_harvest(*row) for row in session.execute(query))


def _harvest(name: str, *counts: Any) -> Harvest:
    sums, figures = counts[:9], counts[9:]
    known = (None if one is None else int(one) for one in figures)
    posts, *others = (int(one or 0) for one in sums)
    return Harvest(name, Figures(*known), posts, *others)


def _of(campaigns: Sequence[int]) -> Any:
    return col(Deal.campaign_id).in_(campaigns)


def _posts(campaigns: Sequence[int]) -> Subquery:
    """How many posts of each deal were accepted."""
    query: Any = select(col(Deliverable.deal_id), func.count().label("count"))
    query = query.join(Deal, col(Deal.id) == Deliverable.deal_id)
    accepted = query.where(_of(campaigns), col(Deliverable.state) == "accepted")
    return accepted.group_by(col(Deliverable.deal_id)).subquery("posts")


def _told(campaigns: Sequence[int]) -> Subquery:
    """Of each deal the sums of what stands; of how many posts, and whether of all together."""
    query: Any = select(
        col(Brought.deal_id),
        *(func.sum(getattr(Brought, name)).label(name) for name in NAMES),
        func.sum(case((col(Brought.doubted), 1), else_=0)).label("doubted"),
        *_covered("", or_(*(getattr(Brought, name).is_not(None) for name in NAMES))),
        *_covered("views_", col(Brought.views).is_not(None)),
        *_covered("likes_", col(Brought.likes).is_not(None)),
    )
    query = query.join(Deal, col(Deal.id) == Brought.deal_id)
    standing = query.where(_of(campaigns), col(Brought.stands))
    return standing.group_by(col(Brought.deal_id)).subquery("told")


def _covered(prefix: str, known: Any) -> tuple[Any, Any]:
    """Of how many posts by themselves something is known, and whether of all together."""
    each, whole = col(Brought.deliverable) > 0, col(Brought.deliverable) == 0
    return (
        func.sum(case((and_(each, known), 1), else_=0)).label(f"{prefix}posts"),
        func.max(case((and_(whole, known), 1), else_=0)).label(f"{prefix}whole"),
    )


def _cost(campaigns: Sequence[int]) -> Subquery:
    """What was agreed for each deal: the fee and the value of the goods, in rupiah."""
    parts = ("fee_idr", "barter_value_idr")
    fee, goods = (cast(col(Proposal.terms)[one].as_string(), BigInteger) for one in parts)
    idr = func.max(func.coalesce(fee, 0) + func.coalesce(goods, 0)).label("idr")
    query: Any = select(col(Proposal.deal_id), idr)
    query = query.join(Deal, col(Deal.id) == Proposal.deal_id)
    agreed = query.where(_of(campaigns), col(Proposal.state) == "agreed")
    return agreed.group_by(col(Proposal.deal_id)).subquery("cost")
