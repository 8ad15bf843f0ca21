"""/review: the lead's double check, one card at a time or several at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House

from deals.stages import Stage
from storage.partner import people

pytestmark = pytest.mark.on_both_databases
GOODS = replace(TERMS, barter="1 paket Kunyit", barter_value_idr=150_000)
NO_FEE = replace(GOODS, fee_idr=0)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def shown(house: House, said: list, who=None) -> str:
    return "\n".join(one.text for one in house.to(who or house.admin, said))


def test_a_card_says_what_the_decision_needs(house: House) -> None:
    deal_id = house.listed("Rani", GOODS)
    house.says(house.admin, f"/kol {deal_id} niche dance, olahraga")
    said = house.answer(house.admin, "/review")
    assert "🔎 Rani · September" in said and "Sisa di antrean: 1" in said
    assert "cocok dengan 2 dari 5 kriteria: dancer, sporty" in said
    assert "belum diketahui, dihitung separuh" in said


def test_card_after_card_until_nobody_is_left(house: House) -> None:
    rani, budi, citra = (house.listed(name, GOODS) for name in ("Rani", "Budi", "Citra"))
    house.says(house.admin, "/review september")
    assert "🔎 Budi" in shown(house, house.presses(house.admin, "Setujui barter"))
    house.presses(house.admin, "Setujui fee sampai …")
    assert "🔎 Citra" in shown(house, house.says(house.admin, "750rb"))
    house.presses(house.admin, "Coret")
    last = shown(house, house.presses(house.admin, "Kerja dengan pesaing"))
    assert "Semua sudah dicek" in last
    assert "tinggal 2 dari target 20, kurang 18" in last
    found = [(house.deal(one).stage, house.deal(one).fee_cap_idr) for one in (rani, budi, citra)]
    assert found == [(Stage.VETTED, 0), (Stage.VETTED, 750_000), (Stage.STRUCK, None)]
    assert "Tidak ada yang perlu dicek" in house.answer(house.admin, "/review")


def test_skipped_ones_come_again_after_the_last(house: House) -> None:
    house.listed("Rani", GOODS)
    house.listed("Budi", GOODS)
    house.says(house.admin, "/review")
    assert "🔎 Budi" in shown(house, house.presses(house.admin, "Lewati dulu"))
    assert "🔎 Rani" in shown(house, house.presses(house.admin, "Lewati dulu"))


def test_who_is_approved_for_barter_is_offered_no_fee(house: House) -> None:
    deal_id = house.listed("Rani", GOODS)
    house.presses(house.admin, f"s.rvbarter:{deal_id}:0")
    assert "Rp500.000" not in house.answer(house.admin, "/approach")
    house.presses(house.admin, "Kirim")
    assert house.deal(deal_id).terms == NO_FEE


def test_a_fee_is_offered_up_to_what_was_approved_and_no_further_without_the_lead(
    house: House,
) -> None:
    dewi, rani = house.member("Dewi"), house.who("Rani")
    deal_id = house.listed("Rani", GOODS)
    house.presses(house.admin, f"s.rvcap:{deal_id}:0:400000")
    house.says(house.admin, f"/approach {deal_id}")
    house.presses(house.admin, "Kirim")
    assert house.deal(deal_id).terms.fee_idr == 400_000
    assert "Disetujui lead: fee sampai Rp400.000" in house.answer(dewi, f"/deal {deal_id}")
    asked = house.answer(dewi, f"/counter {deal_id} 450rb")
    assert "Kirim ke lead?" in asked
    assert "Disetujui lead: fee sampai Rp400.000" in house.answer(dewi, f"/counter {deal_id} 350rb")
    assert "Kirim ke partner?" in house.answer(house.admin, f"/counter {deal_id} 450rb")
    assert rani


def test_a_campaign_without_goods_has_no_barter(house: House) -> None:
    deal_id = house.listed("Rani")
    said = house.presses(house.admin, f"s.rvbarter:{deal_id}:0")
    assert "tidak bisa barter" in said[-1].text
    assert house.deal(deal_id).stage == Stage.LISTED


def test_an_approval_can_be_changed_until_they_are_approached_and_undone(house: House) -> None:
    deal_id = house.listed("Rani", GOODS)
    house.presses(house.admin, f"s.rvbarter:{deal_id}:0")
    assert "Disetujui: barter" in house.presses(house.admin, f"s.rvone:{deal_id}")[0]
    asked = house.presses(house.admin, f"s.rvcap:{deal_id}:0:300000")
    assert "Sudah diputuskan sebelumnya: barter saja" in shown(house, asked)
    assert house.deal(deal_id).fee_cap_idr == 0
    house.presses(house.admin, "Ya, ganti")
    assert house.deal(deal_id).fee_cap_idr == 300_000
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).fee_cap_idr == 0


def test_an_old_card_overrides_no_decision_without_a_second_press(house: House) -> None:
    deal_id = house.listed("Rani", GOODS)
    house.says(house.admin, "/review")
    old = next(action for _, action in house.everything()[-1].buttons if "rvbarter" in action)
    page = house.presses(house.admin, "Beberapa sekaligus")
    house.presses(house.admin, f"s.rvfee:{deal_id}:0")
    said = shown(house, house.says(house.admin, "fee sampai dua juta"))
    assert "Disetujui untuk fee · Rp2.000.000" in said
    asked = shown(house, house.presses(house.admin, old))
    assert "Sudah diputuskan sebelumnya: fee sampai Rp2.000.000" in asked
    assert "Ganti jadi barter saja?" in asked
    assert house.deal(deal_id).fee_cap_idr == 2_000_000
    again = next(one for one in house.everything() if one.words == "decided_before").buttons[0][1]
    many = next(a for one in page for _, a in one.buttons if "rvall" in a)
    assert "Sudah diputuskan" in shown(house, house.presses(house.admin, many))
    striking = shown(house, house.presses(house.admin, f"s.rvstrike:{deal_id}:0"))
    assert "fee sampai Rp2.000.000" in striking and "Tetap dicoret?" in striking
    house.says(house.admin, "/cancel")
    assert "Disetujui untuk barter" in shown(house, house.presses(house.admin, again))
    assert house.deal(deal_id).fee_cap_idr == 0
    assert "tidak berlaku" in house.presses(house.admin, again)[0]


def test_what_the_sheet_says_is_shown_and_barter_for_all_leaves_them_out(house: House) -> None:
    said = {"Dewi": "done", "Eka": "no_contact", "Fajar": "no_barter", "Gita": None}
    deals = {name: house.listed(name, GOODS) for name in said}
    for name, status in said.items():
        number = house.deal(deals[name]).partner.id
        house.do(
            lambda s, n=number, status=status: setattr(people.partner(s, n), "pr_status", status)
        )
    assert "Di sheet: sudah pernah posting" in house.answer(house.admin, "/review")
    assert "Di sheet: tidak mau barter" in house.answer(house.admin, f"/kol {deals['Fajar']}")
    page = shown(house, house.presses(house.admin, "Beberapa sekaligus"))
    assert "di sheet: tidak bisa dihubungi" in page and "di sheet: tidak mau barter" in page
    assert "Tidak ikut tombol barter semua: Eka, Fajar" in page
    house.presses(house.admin, "Semua di halaman ini: barter")
    stages = {name: house.deal(number).stage for name, number in deals.items()}
    assert [n for n, stage in stages.items() if stage == Stage.LISTED] == ["Eka", "Fajar"]


def test_several_are_decided_in_one_line(house: House) -> None:
    deals = [house.listed(name, GOODS) for name in ("Ani", "Budi", "Citra", "Dina", "Eka", "Fia")]
    house.says(house.admin, "/review")
    page = house.presses(house.admin, "Beberapa sekaligus")
    assert "1. Ani @ani" in shown(house, page) and "6. Fia" in shown(house, page)
    said = house.answer(house.admin, "1 3 5 barter, 2 fee 500rb, 4 coret pengikut palsu")
    assert "• Budi: Disetujui untuk fee · Rp500.000" in said
    assert "• Dina: Dicoret · pengikut palsu" in said
    assert "Sisa yang perlu dicek: 1" in said and "kurang 15" in said
    found = [(house.deal(one).stage.value, house.deal(one).fee_cap_idr) for one in deals]
    assert found == [
        *(("vetted", 0), ("vetted", 500_000), ("vetted", 0), ("struck", None), ("vetted", 0)),
        ("listed", None),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hmm nanti dulu", "Belum terbaca"),
        ("1 9 barter", "Nomornya (9)"),
        ("1 barter, 1 coret", "punya dua putusan"),
        ("1 barter kalau dia mau", "Belum terbaca"),
        ("2 fee", "Belum terbaca"),
        ("jangan 1 barter", "Belum terbaca"),
    ],
)
def test_what_is_unclear_changes_nothing(house: House, words: str, told: str) -> None:
    deals = [house.listed(name, GOODS) for name in ("Ani", "Budi")]
    house.presses(house.admin, "s.rvlist:0:0")
    assert told in house.answer(house.admin, words)
    assert {house.deal(one).stage for one in deals} == {Stage.LISTED}


def test_all_of_a_page_by_one_press(house: House) -> None:
    deals = [house.listed(name, GOODS) for name in ("Ani", "Budi", "Citra")]
    house.presses(house.admin, "s.rvlist:0:0")
    said = house.presses(house.admin, "Semua di halaman ini: barter")
    assert "Semua sudah dicek" in shown(house, said)
    assert {house.deal(one).fee_cap_idr for one in deals} == {0}


def test_the_rest_is_whoever_was_not_named(house: House) -> None:
    deals = [house.listed(name, GOODS) for name in ("Ani", "Budi", "Citra")]
    house.presses(house.admin, "s.rvlist:0:0")
    house.says(house.admin, "2 coret; sisanya barter")
    assert [house.deal(one).stage.value for one in deals] == ["vetted", "struck", "vetted"]


def test_what_is_no_longer_possible_is_told_and_holds_up_nobody(house: House) -> None:
    rani, budi = (house.listed(name, GOODS) for name in ("Rani", "Budi"))
    house.presses(house.admin, "s.rvlist:0:0")
    lina = house.member("Lina", "lead")
    house.presses(lina, f"s.rvstruck:{rani}:0:no_fit")
    said = house.answer(house.admin, "1 2 barter")
    assert "• Rani: Tidak diubah" in said and "• Budi: Disetujui untuk barter" in said
    assert house.deal(budi).stage == Stage.VETTED


def test_the_queue_in_due_leads_to_the_first_card(house: House) -> None:
    house.listed("Rani", GOODS)
    dewi = house.member("Dewi")
    assert "Cek sekarang" not in house.says(dewi, "/due")[0].labels
    house.says(house.admin, "/due")
    assert "🔎 Rani" in shown(house, house.presses(house.admin, "Cek sekarang"))


def test_only_a_lead_decides(house: House) -> None:
    deal_id, dewi = house.listed("Rani", GOODS), house.member("Dewi")
    assert "belum punya hak" in house.answer(dewi, "/review")
    for press in (f"s.rvbarter:{deal_id}:0", f"s.rvcap:{deal_id}:0:1000000", f"s.rvone:{deal_id}"):
        assert "belum punya hak" in house.presses(dewi, press)[0].text
    assert house.deal(deal_id).stage == Stage.LISTED


def test_nobody_is_asked_for_a_replacement_while_the_target_is_met(house: House) -> None:
    house.campaign("September", GOODS, target=2)
    deals = [house.listed(name, GOODS) for name in ("Ani", "Budi", "Citra")]
    said = house.presses(house.admin, f"s.rvstruck:{deals[0]}:0:no_fit")
    assert "kurang" not in shown(house, said)
    said = house.presses(house.admin, f"s.rvstruck:{deals[1]}:0:no_fit")
    assert "tinggal 1 dari target 2, kurang 1" in shown(house, said)
    assert "link profil" in shown(house, house.presses(house.admin, "Tambah pengganti"))
