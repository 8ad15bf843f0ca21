"""What partners sold, from the files that were taken in: an account's orders win over its periods.

An account of which orders of a month are known counts by them alone, the others by their periods.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select
from sqlmodel import Session, col

from deals.selling.sold import Period, Sold, summed
from storage.bare import bare, in_parts, table_of
from storage.selling.counting import counting
from storage.tables import Campaign, Deal, OrderLine, Partner, PeriodSum, ShopAccount

_ACCOUNTS, _LINES, _PERIODS = table_of(ShopAccount), table_of(OrderLine), table_of(PeriodSum)
_MANY: BindParameter[Any] = bindparam("many", expanding=True)
_OURS = select(_ACCOUNTS.c.id, _ACCOUNTS.c.partner_id).where(
    _ACCOUNTS.c.shop_id == bindparam("shop_id"), _ACCOUNTS.c.partner_id.in_(_MANY)
)
_BY_STATE = (
    select(
        *(_LINES.c.account_id, _LINES.c.state, func.sum(_LINES.c.units)),
        *(func.sum(_LINES.c.gmv_idr), func.sum(_LINES.c.commission_idr)),
        func.count(_LINES.c.order_no.distinct()),
    )
    .where(_LINES.c.account_id.in_(_MANY), _LINES.c.month == bindparam("month"), counting(_LINES))
    .group_by(_LINES.c.account_id, _LINES.c.state)
)
_IN_PERIODS = select(
    *(_PERIODS.c.account_id, _PERIODS.c.first, _PERIODS.c.last, _PERIODS.c.units),
    *(_PERIODS.c.gmv_idr, _PERIODS.c.orders, _PERIODS.c.commission_idr),
).where(
    _PERIODS.c.account_id.in_(_MANY), _PERIODS.c.month == bindparam("month"), counting(_PERIODS)
)
_PLACES = (
    select(
        *(col(Deal.id), col(Deal.partner_id), func.coalesce(Partner.merged_into, Partner.id)),
        *(col(Campaign.shop_id), col(Campaign.month)),
    )
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .join(Partner, col(Partner.id) == Deal.partner_id)
    .where(col(Campaign.shop_id).is_not(None))
)


def sold_in(
    session: Session, shop_id: int, month: str, partner_ids: Collection[int]
) -> dict[int, Sold]:
    """What each of these partners sold in a shop and month (`2026-09`); `Sold()` for nothing."""
    found = dict.fromkeys(partner_ids, Sold())
    session.flush()
    asked = sorted(found)
    owners = dict(_each(session, _OURS, asked, {"shop_id": shop_id}))
    for account_id, sold in of_accounts(session, month, [*owners]).items():
        found[owners[account_id]] += sold
    return found


def sold_of(session: Session, deal_ids: Collection[int]) -> dict[int, Sold]:
    """What each of these deals' partners sold in its campaign's shop and month, by whatever of
    their merged records; `Sold()` for nothing, or where the campaign belongs to no shop."""
    deals: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for number, _, partner_id, shop_id, month in places(session, deal_ids):
        deals[shop_id, month][number] = partner_id
    found = dict.fromkeys(deal_ids, Sold())
    for (shop_id, month), partner_of in deals.items():
        sold = sold_in(session, shop_id, month, partner_of.values())
        found |= {number: sold[partner_id] for number, partner_id in partner_of.items()}
    return found


def of_accounts(session: Session, month: str, account_ids: Sequence[int]) -> dict[int, Sold]:
    """What accounts of a shop sold in a month; no entry for those of which nothing is known."""
    found = by_periods(session, month, account_ids)
    return found | by_orders(session, month, account_ids)


def by_orders(session: Session, month: str, account_ids: Sequence[int]) -> dict[int, Sold]:
    """By their orders alone; `Sold()` for whom all of them were returned."""
    found: dict[int, Sold] = defaultdict(Sold)
    for account_id, *sums in _each(session, _BY_STATE, account_ids, {"month": month}):
        found[account_id] += by_state(*sums)
    return dict(found)


def by_periods(session: Session, month: str, account_ids: Sequence[int]) -> dict[int, Sold]:
    """By the sums over periods alone."""
    periods: dict[int, list[Period]] = defaultdict(list)
    for account_id, first, last, *sums in _each(
        session, _IN_PERIODS, account_ids, {"month": month}
    ):
        units, gmv_idr, orders, commission_idr = map(int, sums)
        sold = Sold(units, gmv_idr, orders, commission_idr=commission_idr)
        periods[account_id].append(Period(first, last, sold))
    return {account_id: summed(some) for account_id, some in periods.items()}


def by_state(state: str, units: int, gmv_idr: int, commission_idr: int, orders: int) -> Sold:
    """Sums of order lines that are in that state."""
    if state == "settled":
        return Sold(int(units), int(gmv_idr), orders, commission_idr=int(commission_idr))
    if state == "pending":
        return Sold(pending_units=int(units), pending_gmv_idr=int(gmv_idr))
    return Sold()


def places(session: Session, deal_ids: Collection[int]) -> Iterable[Any]:
    """The deals of these that sell in a shop: (deal, record, whose that is now, shop, month)."""
    for some in in_parts(sorted(deal_ids)):
        yield from session.execute(_PLACES.where(col(Deal.id).in_(some)))


def _each(
    session: Session, statement: Any, many: Sequence[int], values: dict[str, Any]
) -> Iterable[tuple[Any, ...]]:
    for some in in_parts(many):
        yield from bare(session, statement, values | {"many": some})
