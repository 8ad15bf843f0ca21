"""What a report counts, worked out by the database: nobody reads the deals one by one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from deals.reporting.report import Group, Report, Steps
from storage.tables import Brand, Campaign, Deal, Partner, Staff

_STEPS = (  # in the order of Steps
    func.sum(case((col(Deal.stage) == "struck", 0), else_=1)),
    func.count(col(Deal.vetted_at)),
    func.count(col(Deal.approached_at)),
    func.count(col(Deal.answered_at)),
    func.count(col(Deal.agreed_at)),
    func.count(col(Deal.posted_at)),
    func.count(col(Deal.delivered_at)),
    func.count(col(Deal.accepted_at)),
    func.count(col(Deal.days_late)),
    func.sum(case((col(Deal.days_late) == 0, 1), else_=0)),
)
# What deals are told apart by, and the table that says so.
_BY: dict[str, tuple[Any, Any, Any]] = {
    "tier": (col(Partner.tier), Partner, col(Partner.id) == Deal.partner_id),
    "platform": (col(Partner.platform), Partner, col(Partner.id) == Deal.partner_id),
    "owner": (col(Staff.name), Staff, col(Staff.id) == Deal.owner_id),
    "month": (col(Campaign.month), Campaign, col(Campaign.id) == Deal.campaign_id),
}


def report(session: Session, months: Sequence[str], brand: Brand | None = None) -> Report:
    """The report of the last of these months (`2026-09`), beside the others."""
    month = months[-1]
    of_month = _campaigns(session, [month], brand)
    side_by_side = _months(session, months, brand)
    return Report(
        month,
        brand.name if brand else "",
        sum(target for _, target in of_month),
        side_by_side[-1].steps,
        tiers=_groups(session, "tier", of_month),
        platforms=_groups(session, "platform", of_month),
        owners=_groups(session, "owner", of_month),
        months=side_by_side,
    )


def campaigns_of(session: Session, months: Sequence[str], brand: Brand | None) -> list[int]:
    """The numbers of the campaigns of these months."""
    return [number for number, _ in _campaigns(session, months, brand)]


def brands_of(session: Session, month: str) -> list[Brand]:
    """The brands that have a campaign in that month, by name."""
    theirs = select(col(Campaign.brand_id)).where(col(Campaign.month) == month)
    query: Any = select(Brand).where(col(Brand.id).in_(theirs)).order_by(col(Brand.name))
    return list(session.scalars(query))


def _campaigns(
    session: Session, months: Sequence[str], brand: Brand | None
) -> list[tuple[int, int]]:
    """Number and target of each."""
    query: Any = select(col(Campaign.id), col(Campaign.target))
    query = query.where(col(Campaign.month).in_(months))
    if brand:
        query = query.where(col(Campaign.brand_id) == brand.id)
    return [(number, target) for number, target in session.execute(query)]


def _months(session: Session, months: Sequence[str], brand: Brand | None) -> tuple[Group, ...]:
    """Every one of the months, also those in which nothing was."""
    groups = _counted(session, "month", campaigns_of(session, months, brand))
    known = {group.name: group for group in groups}
    return tuple(known.get(month, Group(month, Steps())) for month in months)


def _groups(session: Session, by: str, campaigns: Sequence[tuple[int, int]]) -> tuple[Group, ...]:
    """The steps of each tier, platform or owner; the largest group first."""
    groups = _counted(session, by, [number for number, _ in campaigns])
    return tuple(sorted(groups, key=lambda group: (-group.steps.listed, group.name)))


def _counted(session: Session, by: str, campaigns: Sequence[int]) -> list[Group]:
    value, table, same = _BY[by]
    query: Any = select(value, *_STEPS).select_from(Deal).join(table, same, isouter=True)
    query = query.where(col(Deal.campaign_id).in_(campaigns)).group_by(value)
    rows = session.execute(query)
    return [Group(str(name or ""), Steps(*(int(n or 0) for n in counts))) for name, *counts in rows]
