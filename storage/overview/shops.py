"""The recap of a month per shop, worked out by the database."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from deals.reporting.shops import Reach, ShopMonth, ShopRow
from storage.bare import bare
from storage.selling import bonuses
from storage.tables import Campaign, Deal, Partner, Shop, Staff

_CAMPAIGNS: Any = select(col(Campaign.id)).where(
    col(Campaign.kind) == "affiliate", col(Campaign.month) == bindparam("month")
)
_OF_THE_MONTH = (
    col(Deal.campaign_id).in_(_CAMPAIGNS),
    col(Deal.approached_at).is_not(None),
)
_COUNTED = (
    select(
        *(col(Campaign.shop_id), col(Staff.name)),
        func.count(),
        func.count(col(Deal.answered_at)),
        func.count(col(Deal.agreed_at)),
        func.count(col(Deal.accepted_at)),
    )
    .select_from(Deal)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .join(Staff, col(Staff.id) == Deal.owner_id, isouter=True)
    .where(*_OF_THE_MONTH)
    .group_by(col(Campaign.shop_id), col(Staff.name))
)
_LISTED = (
    select(
        *(col(Deal.id), col(Partner.name), col(Partner.handle), col(Partner.link)),
        col(Deal.stage),
    )
    .select_from(Deal)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .join(Partner, col(Partner.id) == Deal.partner_id)
    .where(*_OF_THE_MONTH)
    .where(func.coalesce(Campaign.shop_id, 0) == bindparam("shop"))
    .order_by(col(Deal.approached_at), col(Deal.id))
)
_SHOPS = select(col(Shop.id), col(Shop.name), col(Shop.brand_id)).order_by(col(Shop.name))


_AGREED = (
    select(col(Deal.id), col(Campaign.shop_id))
    .select_from(Deal)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .where(*_OF_THE_MONTH, col(Deal.agreed_at).is_not(None))
)


def months(session: Session, month: str, brand_id: int | None = None) -> list[ShopMonth]:
    """A month (`2026-09`) of every shop, or of a brand's shops, by name; last what was done for
    affiliates without a shop."""
    session.flush()
    reach, by = _reach(bare(session, _COUNTED, {"month": month}))
    for shop_id, reached in _on_target(session, month).items():
        reach[shop_id] += Reach(reached=len(reached))
    found = [
        ShopMonth(number, name, reach.get(number, Reach()), tuple(by.get(number, ())))
        for number, name, of in bare(session, _SHOPS, {})
        if brand_id in (None, of)
    ]
    if None in reach and brand_id is None:
        found.append(ShopMonth(None, "", reach[None], tuple(by[None])))
    return found


def listed(session: Session, month: str, shop_id: int | None) -> list[ShopRow]:
    """Everybody who was contacted for a shop in a month, in that order."""
    session.flush()
    reached = _on_target(session, month).get(shop_id, set())
    return [
        ShopRow(handle or name, link or "", "reached" if number in reached else stage)
        for number, name, handle, link, stage in bare(
            session, _LISTED, {"month": month, "shop": shop_id or 0}
        )
    ]


def _on_target(session: Session, month: str) -> dict[int | None, set[int]]:
    """The deals of each shop that sold what their bonus asks for."""
    shop_of: dict[int, int | None] = dict(bare(session, _AGREED, {"month": month}))
    found: dict[int | None, set[int]] = defaultdict(set)
    for number in bonuses.on_target(session, shop_of):
        found[shop_of[number]].add(number)
    return found


def _reach(
    counted: Sequence[Any],
) -> tuple[dict[int | None, Reach], dict[int | None, list[tuple[str, int]]]]:
    """What was reached in each shop, and by whom of ours."""
    reach: dict[int | None, Reach] = {}
    by: dict[int | None, list[tuple[str, int]]] = {}
    for shop_id, name, contacted, *further in sorted(counted, key=lambda row: -row[2]):
        reach[shop_id] = reach.get(shop_id, Reach()) + Reach(contacted, *further)
        by.setdefault(shop_id, []).append((name or "", contacted))
    return reach, by
