"""The team's recap: who agreed in some months, and on which days they posted for each brand."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, distinct, func, select
from sqlmodel import Session, col

from deals.reporting.recap import Recap, RecapRow
from storage.bare import bare
from storage.overview.reports import campaigns_of
from storage.tables import Brand, Campaign, Deal, Partner, Proof

_OF_THESE = col(Campaign.id).in_(bindparam("campaigns", expanding=True))
_AGREED = (
    col(Deal.campaign_id).in_(bindparam("campaigns", expanding=True)),
    col(Deal.agreed_at).is_not(None),
)
_COUNT = select(func.count(distinct(col(Deal.partner_id)))).where(*_AGREED)
_PAGE = (
    select(col(Partner.id), col(Partner.name), col(Partner.handle), col(Partner.platform))
    .where(col(Partner.id).in_(select(col(Deal.partner_id)).where(*_AGREED)))
    .order_by(col(Partner.name), col(Partner.id))
    .offset(bindparam("first"))
    .limit(bindparam("size"))
)

_BRANDS = (
    select(col(Brand.id), col(Brand.name))
    .where(col(Brand.id).in_(select(col(Campaign.brand_id)).where(_OF_THESE)))
    .order_by(col(Brand.name))
)
_POSTED = (
    select(
        *(col(Deal.partner_id), col(Campaign.brand_id)),
        *(col(Campaign.zone), col(Proof.handed_in_at)),
    )
    .join_from(Deal, Proof, col(Deal.id) == Proof.deal_id)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .where(_OF_THESE, col(Deal.partner_id).in_(bindparam("partners", expanding=True)))
    .where(col(Proof.state) != "sent_back")
    .order_by(col(Proof.handed_in_at))
)


def recap(
    session: Session, months: Sequence[str], brand: Brand | None, page: int, size: int
) -> Recap:
    """One page (from 0) of those who agreed in these months (`2026-09`), by name."""
    campaigns = campaigns_of(session, months, brand)
    session.flush()
    [(total,)] = bare(session, _COUNT, {"campaigns": campaigns})
    asked = {"campaigns": campaigns, "first": page * size, "size": size}
    partners = bare(session, _PAGE, asked)
    brands = _brands(session, campaigns)
    posted = _posted(session, campaigns, [number for number, *_ in partners])
    rows = tuple(
        RecapRow(
            name,
            handle or "",
            platform or "",
            tuple(tuple(posted.get((partner_id, number), ())) for number in brands),
        )
        for partner_id, name, handle, platform in partners
    )
    return Recap(months[0], months[-1], tuple(brands.values()), rows, total)


def _brands(session: Session, campaigns: Sequence[int]) -> dict[int, str]:
    """The brands that had a campaign, by their number, in the order of their names."""
    return {row[0]: row[1] for row in bare(session, _BRANDS, {"campaigns": campaigns})}


def _posted(
    session: Session, campaigns: Sequence[int], partners: Sequence[int]
) -> dict[tuple[int, int], list[date]]:
    """The days, in each campaign's zone, on which proofs came that were not sent back."""
    asked = {"campaigns": campaigns, "partners": partners}
    days: dict[tuple[int, int], list[date]] = {}
    for partner_id, brand_id, zone, at in bare(session, _POSTED, asked):
        day = at.astimezone(ZoneInfo(zone)).date()
        known = days.setdefault((partner_id, brand_id), [])
        if day not in known:
            known.append(day)
    return days
