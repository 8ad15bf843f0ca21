"""Buttons that wait for a press hold as long as what they show, whatever comes between."""

from datetime import timedelta

import pytest
from desk import House, Who

from storage.staff import shown
from storage.tables import Fact

pytestmark = pytest.mark.on_both_databases
PAID = "Transfer BCA, paling lambat 7 hari setelah tayang."


@pytest.fixture
def rani(house: House) -> Who:
    who = house.who("Rani")
    house.approached(who)
    return who


def facts(house: House) -> list[str]:
    return house.do(lambda s: [one.topic for one in s.exec(shown.select(Fact)).all()])


def toast(said) -> str:
    return next((one.text for one in said if one.act == "toast"), "")


def test_an_answer_is_kept_as_a_fact_after_other_commands(house, rani):
    house.says(rani, "pembayarannya kapan kak?")
    house.says(house.admin, "/due")
    house.presses(house.admin, "1. Jawab")
    house.says(house.admin, PAID)
    for command in ("/due", "/deal 1", "/facts"):
        house.says(house.admin, command)
    house.presses(house.admin, "Simpan untuk brand ini")
    assert facts(house) == ["payment"]


def test_of_two_questions_each_answer_is_kept_under_its_own_topic(house, rani):
    house.says(rani, "pembayarannya kapan kak?")
    house.says(rani, "briefnya mana kak?")
    house.says(house.admin, "/due")
    house.presses(house.admin, "1. Jawab")
    kept = house.to(house.admin, house.says(house.admin, PAID))
    offer = next(one for one in kept if one.words == "keep_fact")
    assert "soal pembayaran" in offer
    house.presses(house.admin, "1. Jawab")
    house.says(house.admin, "Brief menyusul setelah deal.")
    house.presses(house.admin, offer.buttons[0][1])
    house.presses(house.admin, "Simpan untuk brand ini")
    assert sorted(facts(house)) == ["brief", "payment"]


def test_an_approach_is_sent_after_a_look_elsewhere_and_only_once(house):
    house.listed("Budi")
    house.presses(house.admin, "s.vet:1")
    send = house.says(house.admin, "/approach")[0].buttons[0][1]
    house.says(house.admin, "/due")
    assert "1 lewat kartu" in house.presses(house.admin, send)[0]
    assert house.deal(1).waiting_for == "first_contact"
    assert "sudah dikerjakan" in toast(house.presses(house.admin, send))


def test_a_counter_offer_goes_out_after_a_look_at_the_deal(house, rani):
    house.says(house.admin, "/counter 1 700rb")
    house.says(house.admin, "/deal 1")
    said = house.presses(house.admin, "Kirim")
    assert any("Rp700.000" in one for one in house.to(rani, said))


def test_a_counter_offer_whose_terms_were_overtaken_says_so(house, rani):
    house.says(house.admin, "/counter 1 700rb")
    house.says(rani, "aku biasanya 2jt kak")
    assert "Syaratnya sudah berubah" in toast(house.presses(house.admin, "Kirim"))


def test_other_terms_take_the_place_of_those_shown(house, rani):
    first = house.says(house.admin, "/counter 1 700rb")[0].buttons[0][1]
    house.says(house.admin, "800rb")
    assert "diganti" in toast(house.presses(house.admin, first))
    said = house.presses(house.admin, "Kirim")
    assert any("Rp800.000" in one for one in house.to(rani, said))


def test_what_is_cancelled_is_sent_no_more(house, rani):
    house.says(house.admin, "/counter 1 700rb")
    house.says(house.admin, "/cancel")
    assert "dibatalkan" in toast(house.presses(house.admin, "Kirim"))


def test_limits_that_another_has_set_meanwhile_are_not_overwritten(house):
    house.campaign()
    lina = house.member("Lina", "lead")
    house.says(house.admin, "/limits 1\nmicro reel: 500rb")
    house.says(lina, "/limits 1\nmicro reel: 700rb")
    house.presses(lina, "Simpan batas")
    assert "Batasnya sudah berubah" in toast(house.presses(house.admin, "Simpan batas"))


def test_nobody_presses_what_another_was_shown(house, rani):
    dewi = house.member("Dewi")
    send = house.says(house.admin, "/counter 1 700rb")[0].buttons[0][1]
    assert "tidak berlaku" in toast(house.presses(dewi, send))


def test_what_nobody_pressed_is_forgotten_in_time(house, rani):
    house.says(house.admin, "/counter 1 700rb")
    assert house.do(lambda s: shown.old(s, house.now - timedelta(days=1))) == []
    old = house.do(lambda s: shown.old(s, house.now + timedelta(days=1)))
    assert house.do(lambda s: shown.purge(s, old)) == 1
    assert "tidak berlaku" in toast(house.presses(house.admin, "Kirim"))
