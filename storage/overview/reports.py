"""What a report counts, worked out by the database: nobody reads the deals one by one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session, col

from deals.reporting.report import Group, Report, Steps
from storage.bare import bare
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
_BY = ("month", "tier", "platform", "owner")  # what deals are told apart by
_COUNTED = (
    select(col(Campaign.month), col(Partner.tier), col(Partner.platform), col(Staff.name), *_STEPS)
    .select_from(Deal)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .join(Partner, col(Partner.id) == Deal.partner_id)
    .join(Staff, col(Staff.id) == Deal.owner_id, isouter=True)
    .where(col(Deal.campaign_id).in_(bindparam("campaigns", expanding=True)))
    .group_by(col(Campaign.month), col(Partner.tier), col(Partner.platform), col(Staff.name))
)
_CAMPAIGNS = (
    select(*map(col, (Campaign.id, Campaign.month, Campaign.target, Campaign.brand_id)))
    .where(col(Campaign.month).in_(bindparam("months", expanding=True)))
    .order_by(col(Campaign.id))
)
Counted = tuple[tuple[str, ...], Steps]


def report(session: Session, months: Sequence[str], brand: Brand | None = None) -> Report:
    """The report of the last of these months (`2026-09`), beside the others. All deals are gone
    through once, and only sums come back."""
    campaigns = _campaigns(session, months, brand)
    counted = _counted(session, [number for number, _, _ in campaigns])
    known = {group.name: group for group in _groups("month", counted)}
    month = months[-1]
    of_month = [one for one in counted if one[0][0] == month]
    side_by_side = tuple(known.get(one, Group(one, Steps())) for one in months)
    return Report(
        month,
        brand.name if brand else "",
        sum(target for _, its, target in campaigns if its == month),
        side_by_side[-1].steps,
        tiers=_groups("tier", of_month),
        platforms=_groups("platform", of_month),
        owners=_groups("owner", of_month),
        months=side_by_side,
    )


def campaigns_of(session: Session, months: Sequence[str], brand: Brand | None) -> list[int]:
    """The numbers of the campaigns of these months."""
    return [number for number, _, _ in _campaigns(session, months, brand)]


def brands_of(session: Session, month: str) -> list[Brand]:
    """The brands that have a campaign in that month, by name."""
    theirs = select(col(Campaign.brand_id)).where(col(Campaign.month) == month)
    query: Any = select(Brand).where(col(Brand.id).in_(theirs)).order_by(col(Brand.name))
    return list(session.scalars(query))


def _campaigns(
    session: Session, months: Sequence[str], brand: Brand | None
) -> list[tuple[int, str, int]]:
    """Number, month and target of each."""
    session.flush()
    found = bare(session, _CAMPAIGNS, {"months": [*months]})
    return [tuple(one) for *one, of in found if brand is None or of == brand.id]


def _counted(session: Session, campaigns: Sequence[int]) -> list[Counted]:
    """The steps of all that have month, tier, platform and owner in common."""
    session.flush()
    size = len(_BY)
    return [
        (tuple(name or "" for name in row[:size]), Steps(*(int(n or 0) for n in row[size:])))
        for row in bare(session, _COUNTED, {"campaigns": campaigns})
    ]


def _groups(by: str, counted: Sequence[Counted]) -> tuple[Group, ...]:
    """The steps of each month, tier, platform or owner; the largest group first."""
    sums: dict[str, Steps] = {}
    for names, steps in counted:
        name = names[_BY.index(by)]
        sums[name] = sums.get(name, Steps()) + steps
    groups = [Group(name, steps) for name, steps in sums.items()]
    return tuple(sorted(groups, key=lambda group: (-group.steps.listed, group.name)))
