"""What posts brought as rows: the newest of each figure stands, and nothing told is lost."""

from pathlib import Path

import pytest

from deals.brought.figures import Figures
from storage.deal import brought
from tests.desk import House

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def tell(
    house: House,
    deal_id: int,
    told: dict[int, Figures],
    by: str = "partner",
    doubted: tuple[int, ...] = (),
):
    house.do(lambda s: brought.tell(s, deal_id, told, by, house.now, doubted))


def summed(house: House, deal_id: int) -> brought.Brought | None:
    return house.do(lambda s: brought.summed(s, [deal_id])).get(deal_id)


def test_nothing_told_is_nothing_known(house: House) -> None:
    assert summed(house, house.listed("Rani")) is None


def test_the_posts_of_a_deal_are_summed(house: House) -> None:
    rani, sari = house.listed("Rani"), house.listed("Sari")
    tell(house, rani, {1: Figures(views=12_000, likes=800), 2: Figures(views=3_000_000_000)})
    tell(house, sari, {brought.ALL: Figures(sales=4)})
    assert summed(house, rani) == brought.Brought(Figures(views=3_000_012_000, likes=800))
    assert summed(house, sari) == brought.Brought(Figures(sales=4))


def test_a_correction_replaces_and_the_rest_stays(house: House) -> None:
    rani = house.listed("Rani")
    tell(house, rani, {1: Figures(views=1_200, likes=80)})
    tell(house, rani, {1: Figures(views=12_000)}, "staff:1", doubted=(1,))
    told = brought.Brought(Figures(views=12_000, likes=80), doubted=True, by_staff=True)
    assert summed(house, rani) == told
    lines = house.do(lambda s: [(r.views, r.by, r.stands) for r in brought.history(s, rani)])
    assert lines == [(1_200, "partner", False), (12_000, "staff:1", True)]


def test_a_sum_takes_the_place_of_the_posts_and_the_other_way_round(house: House) -> None:
    rani = house.listed("Rani")
    tell(house, rani, {1: Figures(views=5, likes=2), 2: Figures(views=6)})
    tell(house, rani, {brought.ALL: Figures(views=20)})
    assert summed(house, rani) == brought.Brought(Figures(views=20, likes=2))
    tell(house, rani, {1: Figures(views=7)})
    assert summed(house, rani) == brought.Brought(Figures(views=7, likes=2))
    assert house.do(lambda s: brought.of_deal(s, rani)) == {1: Figures(views=7, likes=2)}
