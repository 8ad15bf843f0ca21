"""What nobody should send, and somebody will: each has an answer that was decided."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import House, Said, Who
from test_bargaining_talk import bargains, fees
from test_desk_packs import BARTER, sheets
from test_desk_wrong_links import link_of, opens

from deals.channel import Address
from deals.deal import Side
from deals.stages import Stage
from storage.partner import people

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def read(house: House, who: Who, said: list[Said]) -> str:
    return "\n".join(one.text for one in house.to(who, said))


# A counter above all limits: test_desk_offers has what staff may give


def test_a_wish_far_above_the_limits_moves_us_no_further_than_they_allow(
    house: House, rani: Who
) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    for _ in range(6):
        house.says(rani, "rate aku 50jt kak")
    ours = [fee for by, fee in fees(house, deal_id) if by == "brand"]
    assert max(ours) <= 1_000_000  # two reels of 500.000 each
    assert house.deal(deal_id).on_table.by == Side.PARTNER
    assert house.deal(deal_id).waiting_on == Side.BRAND


@pytest.mark.parametrize("wish", ["fee 5 triliun dong kak", "fee 999999999999999 juta ya kak"])
def test_an_amount_that_nobody_means_is_for_a_person(house: House, rani: Who, wish: str) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    said = house.says(rani, wish)
    assert "Rp" not in read(house, rani, said)
    assert wish in read(house, house.admin, said)
    assert fees(house, deal_id) == [("brand", 500_000)]


def test_staff_write_no_amount_that_nobody_means(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    for line in ("999999999999999jt", "komisi 500%"):
        assert "Belum terbaca" in house.answer(house.admin, f"/counter {deal_id} {line}")


# A date in the past


def test_terms_with_a_day_that_has_passed_do_not_go_out(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    assert "sudah lewat" in house.answer(house.admin, f"/counter {deal_id} 1jt tgl 1 agustus 2026")
    said = house.says(rani, "saya mau 2jt, tayang 3 Agustus 2026")
    assert "3 Agustus 2026" in read(house, house.admin, said)
    said = house.presses(house.admin, "Terima syaratnya")
    assert house.to(rani, said) == [] and "sudah lewat" in said[0]
    assert house.deal(deal_id).on_table.by == Side.PARTNER
    said = house.says(house.admin, f"/counter {deal_id} tgl 20")
    assert "Rp2.000.000" in said[0]


def test_an_offer_whose_day_passes_while_it_waits_for_a_lead_does_not_go_out(
    house: House, rani: Who
) -> None:
    budi = house.member("Budi")
    deal_id = house.approached(rani, budi)
    bargains(house)
    house.says(budi, f"/counter {deal_id} 5jt tgl 3")
    house.presses(budi, "Kirim")
    house.later(days=3)
    said = house.presses(house.admin, f"s.allow:{deal_id}:1")
    assert house.to(rani, said) == [] and "sudah lewat" in said[0]


def test_a_day_to_come_is_asked_for_where_a_past_one_was_promised(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    for words in ("saya posting kemarin tgl 20 agustus ya kak", "baru bisa tgl 25 agustus kak"):
        house.says(rani, words)
        assert house.deal(deal_id).promised is None
        assert house.deal(deal_id).post_by == date(2026, 9, 24)
    assert house.deal(deal_id).unanswered  # a person reads it


# An address in three messages: test_rules_parcels and test_talk_acts have other ways


PIECES = ("Rani Kusuma, 0812 3456 7890", "Jl. Melati No. 53 RT 02/05", "Depok 16411")


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 1, 0)])
def test_an_address_in_three_messages_is_one_on_the_packing_list(
    house: House, rani: Who, order: tuple[int, ...]
) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    for place in order:
        said = house.says(rani, PIECES[place])
        house.later(minutes=4)
    told = read(house, rani, said)
    for part in ("Penerima: Rani Kusuma", "HP: +6281234567890", "Jl. Melati No. 53 RT 02/05"):
        assert part in told
    house.presses(rani, "Sudah benar")
    partner_id = house.deal(deal_id).partner.id
    assert house.do(lambda s: people.partner(s, partner_id).address_right)
    ready, incomplete = sheets(house.says(house.admin, "/packing"))
    assert ready[1][0] == deal_id and len(incomplete) == 1


def test_who_is_named_as_a_manager_is_one_and_takes_no_parcel(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    said = house.says(rani, "hubungi manager saya ya, Maya 0812 3456 7890")
    assert "Menunjuk manajer" in read(house, house.admin, said)
    partner_id = house.deal(deal_id).partner.id
    assert not house.do(lambda s: people.partner(s, partner_id).address)


# Two accounts, and the wrong person: test_desk_wrong_links and test_desk_relinking have more


def test_a_second_account_without_a_link_is_nobody_until_staff_send_one(
    house: House, rani: Who
) -> None:
    deal_id = house.approached(rani)
    other = replace(rani, address=Address("telegram", "9" + rani.address.chat))
    said = house.says(other, "/start")
    assert "Rp500.000" not in read(house, other, said)
    house.presses(other, f"agree:{deal_id}:1")
    assert house.deal(deal_id).negotiating
    opens(house, other, link_of(house, deal_id))
    for who in (other, rani):
        assert "sudah ditawari" in house.answer(who, "/status")


def test_one_person_with_two_records_and_two_accounts_is_one_after_the_merge(
    house: House, rani: Who
) -> None:
    other = house.who("Rani Tiktok")
    one, two = house.approached(rani), house.approached(other)
    numbers = [house.deal(deal_id).partner.id for deal_id in (one, two)]
    house.presses(house.admin, "s.merge:{}:{}".format(*numbers))
    house.presses(house.admin, "Ya, gabungkan")
    assert house.deal(two).stage == Stage.WITHDRAWN
    for who in (rani, other):
        assert house.answer(who, "/status").count("sudah ditawari") == 1


# More time after the breach: test_more_time has what is asked before it is confirmed


def test_no_breach_is_confirmed_over_a_wish_that_waits(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=40)
    house.says(rani, "kak boleh minta tambahan 3 hari lagi? saya sakit")
    said = house.presses(house.admin, f"s.breach:{deal_id}")
    assert "tambahan waktu" in said[0].text and house.deal(deal_id).stage == Stage.DELIVERING
    said = house.presses(house.admin, f"s.nogrant:{deal_id}:1")
    assert house.to(rani, said)
    house.presses(house.admin, f"s.breach:{deal_id}")
    assert house.deal(deal_id).stage == Stage.BREACHED


def test_after_the_breach_no_more_time_is_given_and_words_reach_a_person(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    house.later(days=40)
    house.presses(house.admin, f"s.breach:{deal_id}")
    for button in (f"more:{deal_id}:4:0", f"delay:{deal_id}", f"held:{deal_id}:ill"):
        [toast] = house.presses(rani, button)
        assert toast.act == "toast" and "sudah tidak berlaku" in toast
    said = house.says(rani, "kak boleh minta tambahan 3 hari lagi? saya sakit")
    assert "teruskan" in read(house, rani, said)
    assert "tambahan 3 hari" in read(house, house.admin, said)
    assert "sudah berakhir" in house.presses(house.admin, f"s.time:{deal_id}")[0].text
    assert house.deal(deal_id).stage == Stage.BREACHED
    assert house.deal(deal_id).extensions == ()
