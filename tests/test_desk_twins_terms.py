"""What was on the table of a deal that ends by a merge is not lost with it."""

from pathlib import Path

import pytest
from desk import House, Said
from test_desk_twins import merge

from deals.deal import Side
from deals.stages import Stage

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def notices(house: House, said: list[Said]) -> list[Said]:
    return [
        one for one in house.to(house.admin, said) if "digabung" in one.text and "/deal_" in one
    ]


def test_their_terms_lie_on_the_table_of_the_deal_that_goes_on(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    stays, ends = house.approached(rina), house.approached(twin)
    house.says(rina, "oke kak, saya pikir-pikir dulu")
    house.says(twin, "fee 2jt bisa kak?")
    since = house.deal(ends).waiting_since
    house.later(hours=3)
    notice = notices(house, merge(house, stays, ends))[-1]
    assert "Rp2.000.000" in notice and f"/deal_{stays}" in notice
    assert house.deal(ends).stage == Stage.WITHDRAWN
    deal = house.deal(stays)
    assert (deal.on_table.by, deal.on_table.terms.fee_idr) == (Side.PARTNER, 2_000_000)
    assert (deal.waiting_for, deal.waiting_since) == ("counter", since)
    said = house.presses(house.admin, "Terima syaratnya")
    read = [*house.to(rina, said), *house.to(twin, said)]
    assert "Rp2.000.000" in read[0]


def test_of_two_counters_the_later_one_counts_and_both_are_kept(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    stays, ends = house.approached(rina), house.approached(twin)
    house.says(twin, "fee 2jt bisa kak?")
    house.later(hours=1)
    house.says(rina, "fee 1,5jt bisa kak?")
    notice = notices(house, merge(house, stays, ends))[-1]
    assert "Rp2.000.000" in notice
    assert house.deal(stays).on_table.terms.fee_idr == 1_500_000


def test_terms_for_a_deal_that_is_agreed_wait_for_a_person(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    agreed, ends = house.agreed(rina), house.approached(twin)
    house.says(twin, "fee 2jt bisa kak?")
    notice = notices(house, merge(house, agreed, ends))[-1]
    assert "Rp2.000.000" in notice
    deal = house.deal(agreed)
    assert (deal.terms.fee_idr, deal.waiting_for) == (500_000, "answer")
    assert f"/deal_{agreed}" in house.answer(house.admin, "/due")


def test_staff_hear_of_an_offer_of_ours_that_ends(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    stays, ends = house.approached(rina), house.approached(twin)
    house.says(rina, "oke kak, saya pikir-pikir dulu")
    house.says(house.admin, f"/counter {ends} 750rb")
    house.presses(house.admin, "Kirim")
    notice = notices(house, merge(house, stays, ends))[-1]
    assert "Rp750.000" in notice and "Tawaran kita" in notice
    assert house.deal(stays).terms.fee_idr == 500_000
    late = house.presses(twin, "Setuju")
    assert late[0].act == "toast" and "sudah tidak berlaku" in late[0]
    assert house.deal(stays).stage != Stage.DELIVERING


def test_the_same_offer_in_both_is_no_news(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    stays, ends = house.approached(rina), house.approached(twin)
    assert notices(house, merge(house, stays, ends)) == []
