"""A bonus whose sales are corrected, before it is approved and after."""

import pytest
from desk import House, Who, read

from tests.selling import Selling, shop
from tests.test_bonus import corrected, earned, imported, rows, state

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.fixture
def selling(house: House) -> Selling:
    return shop(house)


def test_sales_that_are_corrected_before_approval_lock_it_again(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    corrected(house, deal_id, 41)
    assert state(house, deal_id) == ""
    assert "terkunci" in house.answer(rani, "/status")
    assert "Bonus perlu disetujui" in read(house, house.admin, corrected(house, deal_id, 50))


def test_sales_that_are_corrected_after_approval_are_shown_and_a_lead_decides(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    said = corrected(house, deal_id, 41)
    assert "terjual 41/50" in read(house, house.admin, said) and read(house, rani, said) == ""
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    assert "angkanya berubah" in house.answer(house.admin, "/due")
    house.presses(house.admin, "Tetap berlaku")
    assert imported(house, deal_id) == []
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    corrected(house, deal_id, 40)
    house.presses(house.admin, "Batalkan bonus")
    told = house.says(house.admin, "Banyak pesanan yang dikembalikan")
    assert "dikembalikan" in read(house, rani, told)
    assert rows(house, deal_id) == [("bonus", 500_000, "dropped")]


def test_what_was_paid_stays_paid_and_the_lead_sees_the_correction(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.says(house.admin, f"/paid {deal_id} TRX-5001")
    said = corrected(house, deal_id, 41)
    notice = [one for one in house.to(house.admin, said) if "dibayar" in one]
    assert notice and notice[0].labels == ("Tetap berlaku", "Buka deal")
    assert "bonus Rp500.000 sudah dibayar" in notice[0]
    house.presses(house.admin, f"s.bonus_off:{deal_id}:1")
    assert rows(house, deal_id) == [("bonus", 500_000, "paid")]


def test_what_was_taken_back_for_figures_is_earned_again(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    corrected(house, deal_id, 41)
    house.presses(house.admin, "Batalkan bonus")
    house.says(house.admin, "Banyak pesanan yang dikembalikan")
    assert "terkunci" in house.answer(rani, "/status")
    said = corrected(house, deal_id, 60)
    assert "Bonus perlu disetujui" in read(house, house.admin, said)
    assert "sedang kami cek" in read(house, rani, said)
    house.presses(house.admin, "Setujui bonus")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]


def test_a_bonus_that_was_taken_back_by_a_slip_is_due_again(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    corrected(house, deal_id, 41)
    house.presses(house.admin, "Batalkan bonus")
    house.says(house.admin, "Banyak pesanan yang dikembalikan")
    house.says(house.admin, "/undo")
    assert state(house, deal_id) == "approved"
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    assert "angkanya berubah" in house.answer(house.admin, "/due")
