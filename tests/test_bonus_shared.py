"""One person, one shop and one month: which sales earn which bonus, and what a lead knows of it."""

from pathlib import Path

import pytest
from desk import House, Said, Who, read

from deals import exits, negotiation
from handlers.turn import Turn
from storage.deal import deals
from storage.tables import Deal
from tests.selling import Selling, shop
from tests.test_bonus import TERMS, agreed, delivers, imported, sells, state

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.fixture
def selling(house: House) -> Selling:
    return shop(house)


def partner_of(house: House, deal_id: int) -> int:
    found: int = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    return found


def merged(house: House, kept: int, gone: int) -> list[Said]:
    return [
        *house.presses(house.admin, f"s.merge:{kept}:{gone}"),
        *house.presses(house.admin, "Ya, gabungkan"),
    ]


def second_record(house: House, rani: Who, selling: Selling) -> tuple[int, int, Who]:
    """Her first deal is done and its bonus approved, when a second record of hers turns out."""
    first = agreed(house, rani)
    other = house.who("Rani2")
    second = agreed(house, other)
    delivers(house, rani)
    sells(house, selling, first, 52)
    imported(house, first)
    house.presses(house.admin, "Setujui bonus")
    merged(house, partner_of(house, second), partner_of(house, first))
    house.says(other, "https://www.tiktok.com/@rani/video/7300000000000000002")
    house.presses(house.admin, "Terima bukti")
    return first, second, other


def test_sales_that_earned_the_bonus_of_a_merged_record_earn_no_other(
    house: House, rani: Who, selling: Selling
) -> None:
    first, second, other = second_record(house, rani, selling)
    assert imported(house, first, second) == []
    assert (state(house, first), state(house, second)) == ("approved", "")
    assert "terjual 0/50" in house.answer(other, "/status")


def test_what_was_sold_beyond_them_counts(house: House, rani: Who, selling: Selling) -> None:
    first, second, _ = second_record(house, rani, selling)
    selling.order("rani.baru", partner_of(house, second), 50)
    said = read(house, house.admin, imported(house, first, second))
    assert "Bonus perlu disetujui" in said and "Penjualan yang sama" not in said
    assert (state(house, first), state(house, second)) == ("approved", "waiting")


def test_a_lead_hears_that_the_same_sales_earn_another_bonus(
    house: House, rani: Who, selling: Selling
) -> None:
    first, second = agreed(house, rani), again(house, rani, "Payday")
    delivers(house, rani)
    delivers(house, rani, "7300000000000000002")
    sells(house, selling, first, 52)
    said = imported(house, first, second)
    notices = [one for one in house.to(house.admin, said) if "Bonus perlu disetujui" in one]
    for notice, other in zip(notices, (second, first), strict=True):
        assert "Penjualan yang sama juga dihitung untuk bonus Rp500.000" in notice
        assert f"/deal_{other} (belum diputuskan)" in notice
    due = house.answer(house.admin, "/due")
    for other in (first, second):
        assert f"penjualan yang sama juga dihitung di /deal_{other}" in due
    house.presses(house.admin, f"s.bonus_ok:{first}:1")
    assert f"penjualan yang sama juga dihitung di /deal_{first}" in house.answer(
        house.admin, "/due"
    )


def again(house: House, rani: Who, title: str) -> int:
    """She agrees in another campaign of the same shop and month, too."""
    campaign_id = house.campaign(title, TERMS, kind="affiliate", shop_id=house.shop())

    def approached(turn: Turn) -> int:
        row, _ = deals.listed(turn.session, campaign_id, 1, house.now)
        listed = deals.load(turn.session, row.id or 0)
        deal = turn.decide(listed, exits.vet(listed, house.now))
        return turn.decide(deal, negotiation.approach(deal, house.now)).id

    number: int = house.turn(approached)
    for press in (f"yes:{number}:1", f"agree:{number}:1"):
        house.presses(rani, press)
    return number


def test_what_two_records_sold_together_is_seen_when_they_are_merged(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = agreed(house, rani)
    delivers(house, rani)
    sells(house, selling, deal_id, 30)
    other = partner_of(house, house.listed("Rani2", TERMS, "Oktober"))
    selling.order("rani.two", other, 30)
    imported(house, deal_id)
    said = merged(house, partner_of(house, deal_id), other)
    assert state(house, deal_id) == "waiting"
    assert "terjual 60/50" in read(house, house.admin, said)
