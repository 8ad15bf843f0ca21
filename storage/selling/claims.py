"""Bonuses of one person in one shop and month: the same sales may earn more than one of them."""

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import Session, col, func, select

from deals.selling.bonus import Claim, left
from deals.selling.sold import Sold
from storage.selling.sold import places, sold_of
from storage.tables import Bonus, Campaign, Deal, Partner

_WHOSE = func.coalesce(Partner.merged_into, Partner.id)
Standing = dict[int, list[tuple[int, Bonus]]]  # of whom: the record, and its bonus


def counting_for(session: Session, deal_ids: Collection[int]) -> dict[int, Sold]:
    """What counts for the bonus of each of these deals: what was sold, less what a bonus of a
    merged record was given for."""
    sold, others = sold_of(session, deal_ids), others_of(session, deal_ids)
    return {number: left(sold[number], others.get(number, ())) for number in sold}


def others_of(session: Session, deal_ids: Collection[int]) -> dict[int, tuple[Claim, ...]]:
    """The bonuses beside these deals' own that the same person has earned in the same shop and
    month; no entry where there is none."""
    found: dict[int, tuple[Claim, ...]] = {}
    known: dict[tuple[int, str], Standing] = {}
    for number, record, whose, *place in places(session, deal_ids):
        shop_month = (place[0], place[1])
        if shop_month not in known:
            known[shop_month] = _standing(session, *shop_month)
        rows = known[shop_month].get(whose, [])
        if claims := tuple(_claim(of, row, record) for of, row in rows if row.deal_id != number):
            found[number] = claims
    return found


def _standing(session: Session, shop_id: int, month: str) -> Standing:
    """Whoever has a bonus there that was not refused, with the record that it belongs to."""
    query = (
        select(_WHOSE, Deal.partner_id, Bonus)
        .select_from(Bonus)
        .join(Deal, col(Deal.id) == Bonus.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Bonus.state).in_(("waiting", "approved")))
        .where(Campaign.shop_id == shop_id, Campaign.month == month)
    )
    found: Standing = defaultdict(list)
    for whose, record, row in session.exec(query.order_by(col(Bonus.deal_id))):
        found[whose].append((record, row))
    return found


def _claim(record: int, row: Bonus, ours: int) -> Claim:
    sold = (row.units, row.gmv_idr)
    return Claim(row.deal_id, row.amount_idr, row.state, *sold, apart=record != ours)
