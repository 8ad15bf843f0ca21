"""What partners sold: settled orders count, what is pending stands apart, no day counts twice."""

from datetime import date

import pytest

from deals.selling.sold import Sold
from storage.selling.sold import sold_in, sold_of
from storage.tables import Campaign, Deal
from tests.desk import House
from tests.selling import Selling, shop

pytestmark = pytest.mark.on_both_databases


def partner(house: House, name: str) -> int:
    deal_id = house.listed(name)
    return house.do(lambda s: s.get_one(Deal, deal_id).partner_id)


def sold(selling: Selling, partner_id: int, month: str = "2026-09") -> Sold:
    found = selling.house.do(lambda s: sold_in(s, selling.shop_id, month, [partner_id]))
    return found[partner_id]


def test_who_sold_nothing_sold_nothing(house: House) -> None:
    assert sold(shop(house), partner(house, "Rani")) == Sold()


def test_settled_orders_count_and_what_is_pending_stands_apart(house: House) -> None:
    selling, rani = shop(house), partner(house, "Rani")
    selling.order("rani", rani, 2, 150_000, order_no="77")
    selling.order("rani", rani, 1, 50_000, order_no="77", sku="2")
    selling.order("rani", rani, 3, 300_000, state="pending")
    selling.order("rani", rani, 9, 900_000, state="returned")
    selling.order("rani", rani, 9, 900_000, state="void")
    selling.order("rani", rani, 9, 900_000, stands=False, order_no="77")
    assert sold(selling, rani) == Sold(3, 200_000, 1, 3, 300_000, 20_000)


def test_other_months_shops_and_accounts_are_others(house: House) -> None:
    selling, rani, sari = shop(house), partner(house, "Rani"), partner(house, "Sari")
    other = shop(house, "Shopee Herbana")
    selling.order("rani", rani, 1)
    selling.order("rani.second", rani, 10)
    selling.order("rani", rani, 100, month="2026-08")
    selling.order("sari", sari, 1000)
    selling.order("nobody", None, 10_000)
    other.order("rani", rani, 100_000)
    assert sold(selling, rani).units == 11
    assert sold(selling, rani, "2026-08").units == 100
    assert sold(other, rani).units == 100_000


def test_the_orders_of_an_account_win_over_its_periods(house: House) -> None:
    selling, rani = shop(house), partner(house, "Rani")
    september = date(2026, 9, 1), date(2026, 9, 30)
    selling.period("rani", rani, *september, 50)
    selling.period("rani.second", rani, *september, 7)
    assert sold(selling, rani).units == 57
    selling.order("rani", rani, 3)
    assert sold(selling, rani).units == 10


def test_no_day_counts_twice(house: House) -> None:
    selling, rani = shop(house), partner(house, "Rani")
    selling.period("rani", rani, date(2026, 9, 1), date(2026, 9, 7), 5)
    selling.period("rani", rani, date(2026, 9, 8), date(2026, 9, 14), 6)
    assert sold(selling, rani).units == 11, "two weeks"
    selling.period("rani", rani, date(2026, 9, 1), date(2026, 9, 21), 20)
    assert sold(selling, rani).units == 20, "three weeks in one, the first two among them"
    selling.period("rani", rani, date(2026, 9, 22), date(2026, 9, 30), 4)
    assert sold(selling, rani).units == 24


def test_a_deal_sold_what_its_partner_sold_in_its_campaigns_shop_and_month(house: House) -> None:
    selling = shop(house)
    rani, sari = house.listed("Rani"), house.listed("Sari")
    assert house.do(lambda s: sold_of(s, [rani, sari])) == {rani: Sold(), sari: Sold()}
    house.do(lambda s: setattr(s.get_one(Campaign, 1), "shop_id", selling.shop_id))
    selling.order("rani", house.do(lambda s: s.get_one(Deal, rani).partner_id), 41, 3_000_000)
    selling.order("nobody", None)
    found = house.do(lambda s: sold_of(s, [rani, sari]))
    assert found == {rani: Sold(41, 3_000_000, 1, commission_idr=300_000), sari: Sold()}
