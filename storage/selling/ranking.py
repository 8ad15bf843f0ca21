"""Next month's candidates of a shop, ranked by what they sold: of all its accounts at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, func, select
from sqlmodel import Session

from deals.conduct.reliability import UNKNOWN, Reliability
from deals.reporting.months import latest, shifted
from deals.selling.rank import Account, Ranking, Seller, ranked
from deals.selling.sold import Period, Sold, summed
from storage.bare import bare, in_parts, table_of
from storage.conduct.reliability import reliability_of
from storage.selling.counting import counting
from storage.tables import (
    Campaign,
    Deal,
    Finding,
    FindingPartner,
    OrderLine,
    Partner,
    PeriodSum,
    ShopAccount,
)

LOOKED_BACK = 3  # months, where nobody says how many
_ACCOUNTS, _LINES, _PERIODS = table_of(ShopAccount), table_of(OrderLine), table_of(PeriodSum)
_PARTNERS, _DEALS, _CAMPAIGNS = table_of(Partner), table_of(Deal), table_of(Campaign)
_FINDINGS, _INVOLVED = table_of(Finding), table_of(FindingPartner)
_MONTHS: BindParameter[Any] = bindparam("months", expanding=True)
_MANY: BindParameter[Any] = bindparam("many", expanding=True)
_OF_SHOP = _ACCOUNTS.c.shop_id == bindparam("shop_id")
_WHOSE = (
    select(_ACCOUNTS.c.id, _ACCOUNTS.c.account, _ACCOUNTS.c.partner_id)
    .join(_PARTNERS, _PARTNERS.c.id == _ACCOUNTS.c.partner_id, isouter=True)
    .where(_OF_SHOP, _ACCOUNTS.c.state != "not_ours", _PARTNERS.c.forgotten_at.is_(None))
    .order_by(_ACCOUNTS.c.id)
)


def _sum_of(state: str, name: str) -> Any:
    return func.sum(case((_LINES.c.state == state, _LINES.c[name]), else_=0))


_THEIR_LINES = (
    select(_LINES.c.account_id)
    .join(_ACCOUNTS, _ACCOUNTS.c.id == _LINES.c.account_id)
    .where(_OF_SHOP, _LINES.c.month.in_(_MONTHS), counting(_LINES))
)
_ORDERS = _THEIR_LINES.add_columns(
    *(_sum_of("settled", "units"), _sum_of("settled", "gmv_idr")),
    *(_sum_of("pending", "units"), _sum_of("pending", "gmv_idr")),
    _sum_of("settled", "commission_idr"),
).group_by(_LINES.c.account_id)
_WITH_ORDERS = _THEIR_LINES.add_columns(_LINES.c.month).distinct()
_SUMS = (
    select(
        *(_PERIODS.c.account_id, _PERIODS.c.month, _PERIODS.c.first, _PERIODS.c.last),
        *(_PERIODS.c.units, _PERIODS.c.gmv_idr, _PERIODS.c.commission_idr),
    )
    .join(_ACCOUNTS, _ACCOUNTS.c.id == _PERIODS.c.account_id)
    .where(_OF_SHOP, _PERIODS.c.month.in_(_MONTHS), counting(_PERIODS))
)
_NEWEST = [
    select(func.max(rows.c.month)).where(rows.c.shop_id == bindparam("shop_id"), counting(rows))
    for rows in (_LINES, _PERIODS)
]
_NAMED = select(_PARTNERS.c.id, _PARTNERS.c.name, _PARTNERS.c.stopped_at.is_not(None)).where(
    _PARTNERS.c.id.in_(_MANY)
)
_THERE = (
    select(_DEALS.c.partner_id, _DEALS.c.id, _DEALS.c.stage)
    .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _DEALS.c.campaign_id)
    .where(_CAMPAIGNS.c.shop_id == bindparam("shop_id"))
    .where(_CAMPAIGNS.c.month == bindparam("month"), _DEALS.c.partner_id.in_(_MANY))
    .order_by(_DEALS.c.id)
)
_AGREED = (
    select(_DEALS.c.partner_id)
    .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _DEALS.c.campaign_id)
    .where(_CAMPAIGNS.c.shop_id == bindparam("shop_id"), _DEALS.c.agreed_at.is_not(None))
    .where(_DEALS.c.partner_id.in_(_MANY))
    .distinct()
)
_CONFIRMED = (
    select(_INVOLVED.c.partner_id, func.count())
    .join(_FINDINGS, _FINDINGS.c.id == _INVOLVED.c.finding_id)
    .where(_INVOLVED.c.partner_id.in_(_MANY), _FINDINGS.c.state == "confirmed")
    .group_by(_INVOLVED.c.partner_id)
)
_TO_APPROACH = (
    select(_DEALS.c.id, _DEALS.c.partner_id)
    .join(_PARTNERS, _PARTNERS.c.id == _DEALS.c.partner_id)
    .where(_DEALS.c.campaign_id == bindparam("campaign_id"), _DEALS.c.stage == "vetted")
    .where(_PARTNERS.c.stopped_at.is_(None))
    .order_by(_DEALS.c.id)
)


@dataclass(frozen=True)
class Candidate:
    """A partner who sold. `affiliate`: they have agreed to something for the shop before;
    `deal_id`: theirs in the month that is looked for, and its stage; `findings`: confirmed ones."""

    partner_id: int
    name: str
    seller: Seller
    stopped: bool
    affiliate: bool
    deal_id: int | None
    stage: str
    reliability: Reliability
    findings: int

    @property
    def clean(self) -> bool:
        """Nothing that a person of ours should think about first."""
        return not (self.findings or self.reliability.breaches)


def newest_month(session: Session, shop_id: int) -> str | None:
    """The last month of which something is known to have been sold in a shop."""
    found = [bare(session, query, {"shop_id": shop_id})[0][0] for query in _NEWEST]
    return max((month for month in found if month), default=None)


def ranking(session: Session, shop_id: int, months: Sequence[str], by: str = "gmv") -> Ranking:
    """Who sold something in these months, the best first. An account's orders of a month win over
    its sums by period."""
    session.flush()
    whose = [Account(*row) for row in bare(session, _WHOSE, {"shop_id": shop_id})]
    return ranked(whose, _sold(session, shop_id, months), by)


def candidates(
    session: Session, shop_id: int, month: str, sellers: Iterable[Seller], today: date
) -> list[Candidate]:
    """What is known of these partners beside that, in their order. `month`: they are looked for."""
    meant = [(one.partner_id, one) for one in sellers if one.partner_id]
    numbers = sorted({number for number, _ in meant})
    asked = {"shop_id": shop_id, "month": month}
    named = {row[0]: row for row in _each(session, _NAMED, numbers, {})}
    there = {row[0]: row for row in _each(session, _THERE, numbers, asked)}
    agreed = {row[0] for row in _each(session, _AGREED, numbers, {"shop_id": shop_id})}
    confirmed = dict(_each(session, _CONFIRMED, numbers, {}))
    kept = reliability_of(session, numbers, today)
    return [
        Candidate(
            number,
            named[number][1],
            seller,
            bool(named[number][2]),
            number in agreed,
            there[number][1] if number in there else None,
            there[number][2] if number in there else "",
            kept.get(number, UNKNOWN),
            confirmed.get(number, 0),
        )
        for number, seller in meant
    ]


def to_approach(session: Session, campaign: Campaign, size: int) -> tuple[list[int], int]:
    """The first of a shop's campaign who can be approached, who sold most in the months before
    first, and how many they are in all."""
    session.flush()
    rows = bare(session, _TO_APPROACH, {"campaign_id": campaign.id})
    before = latest(shifted(campaign.month, -1), LOOKED_BACK)
    found = ranking(session, campaign.shop_id or 0, before).partners
    place = {seller.partner_id: at for at, seller in enumerate(found)}
    rows = sorted(rows, key=lambda row: (place.get(row[1], len(place)), row[0]))
    return [row[0] for row in rows[:size]], len(rows)


def _sold(session: Session, shop_id: int, months: Sequence[str]) -> dict[int, Sold]:
    """By account; how many orders they were is not counted."""
    asked = {"shop_id": shop_id, "months": [*months]}
    found: dict[int, Sold] = defaultdict(Sold)
    for account_id, *sums in bare(session, _ORDERS, asked):
        units, gmv_idr, pending_units, pending_idr, commission_idr = map(int, sums)
        found[account_id] = Sold(units, gmv_idr, 0, pending_units, pending_idr, commission_idr)
    for account_id, sold in _by_periods(session, asked):
        found[account_id] += sold
    return found


def _by_periods(session: Session, asked: dict[str, Any]) -> Iterator[tuple[int, Sold]]:
    """Of the months of which no orders are known."""
    periods: dict[tuple[int, str], list[Period]] = defaultdict(list)
    for account_id, month, first, last, *sums in bare(session, _SUMS, asked):
        units, gmv_idr, commission_idr = map(int, sums)
        sold = Sold(units, gmv_idr, commission_idr=commission_idr)
        periods[account_id, month].append(Period(first, last, sold))
    known = set(bare(session, _WITH_ORDERS, asked)) if periods else set()
    for (account_id, month), some in periods.items():
        if (account_id, month) not in known:
            yield account_id, summed(some)


def _each(
    session: Session, statement: Any, many: Collection[int], values: dict[str, Any]
) -> Iterable[Any]:
    for some in in_parts([*many]):
        yield from bare(session, statement, values | {"many": some})
