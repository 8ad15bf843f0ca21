"""A message that is changed afterwards: what its first reading did is replaced, agreements stay."""

from pathlib import Path

import pytest

from tests.desk import House, Said, Who
from tests.test_talk_acts import UNCLEAR, debts, words_to

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def changes(house: House, who: Who, text: str) -> list[Said]:
    """Their first message, changed."""
    return house.says(who, text, kind="edited", message_id="5")


def test_a_counter_offer_that_is_changed_is_replaced(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "rate aku 1,5jt kak", message_id="5")
    said = changes(house, alya, "rate aku 1,2jt kak")
    [answer] = house.to(alya, said)
    assert "Rp1.200.000" in answer
    deal = house.deal(deal_id)
    assert [(p.by, p.terms.fee_idr, p.state) for p in deal.proposals] == [
        ("brand", 500_000, "superseded"),
        ("partner", 1_500_000, "superseded"),
        ("partner", 1_200_000, "open"),
    ]
    assert debts(house, deal_id) == ["counter"]


def test_a_counter_offer_that_becomes_a_yes_shows_the_first_terms(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "rate aku 1,5jt kak", message_id="5")
    said = changes(house, alya, "oke kak")
    assert words_to(alya, said) == ["term_sheet"]
    assert "Rp500.000" in house.to(alya, said)[0]
    assert house.deal(deal_id).stage == "talking"
    assert debts(house, deal_id) == []


def test_a_question_that_becomes_a_no_is_owed_no_answer(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "ini aman buat ibu menyusui ga kak?", message_id="5")
    assert debts(house, deal_id) == ["answer"]
    changes(house, alya, "maaf belum bisa kak")
    assert house.deal(deal_id).stage == "declined"
    assert debts(house, deal_id) == []


def test_what_was_written_meanwhile_is_still_owed_an_answer(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "ini aman buat ibu menyusui ga kak?", message_id="5")
    house.says(alya, "kalau ibu hamil aman ga kak?", message_id="6")
    changes(house, alya, "halo kak")
    assert debts(house, deal_id) == ["answer"]


def test_unclear_words_that_are_made_clear_are_read_anew(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    asked = house.says(alya, UNCLEAR, message_id="5")
    assert words_to(alya, asked) == ["ask_meaning"]
    assert words_to(alya, changes(house, alya, "rate aku 1,5jt kak")) == ["counter_passed_on"]
    assert words_to(alya, house.presses(alya, asked[0].buttons[0][1])) == []


def test_what_was_agreed_stays_and_staff_read_both(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "oke kak", message_id="4")
    house.says(alya, "setuju", message_id="5")
    assert house.deal(deal_id).stage == "delivering"
    said = changes(house, alya, "setuju kalau 2jt")
    assert words_to(alya, said) == []
    [notice] = house.to(house.admin, said)
    assert "setuju kalau 2jt" in notice and "Tadinya" in notice
    assert house.deal(deal_id).terms.fee_idr == 500_000
    assert debts(house, deal_id) == ["answer"]


def test_the_same_words_again_are_nothing_new(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    house.says(alya, "rate aku 1,5jt kak", message_id="5")
    assert changes(house, alya, "rate aku 1,5jt kak ") == []


def test_an_address_that_is_mended_is_kept_once(house: House):
    alya = house.who("Alya")
    house.agreed(alya)
    house.says(alya, "Jl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta 12620", message_id="5")
    said = changes(house, alya, "Jl. Melati No. 35 RT 02/05, Jagakarsa, Jakarta 12620")
    assert "No. 53" not in house.to(alya, said)[0]
    assert "No. 35" in house.to(alya, said)[0]
