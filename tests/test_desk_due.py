from pathlib import Path

import pytest
from desk import House, Who

from deals.terms import Content, PostBy, Terms
from handlers.turn import Turn
from storage.partner import people

pytestmark = pytest.mark.on_both_databases

BARTER = Terms(
    contents=(Content("reel", "instagram"),), post_by=PostBy(days_after_pack=7), barter="1 paket"
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def asks(house: House, name: str, owner: Who | None = None) -> int:
    who = house.who(name)
    deal_id = house.approached(who, owner)
    house.says(who, "boleh tahu produknya apa kak?")
    return deal_id


def test_what_waits_stands_there_with_its_age_the_oldest_first(house: House) -> None:
    asks(house, "Rani")
    house.later(days=2, hours=3)
    asks(house, "Budi")
    house.listed("Citra")
    text = house.answer(house.admin, "/due")
    assert "Menunggu kita: 2" in text
    assert "1 perlu dicek lead · September" in text
    assert text.index("1. perlu dijawab · 2 hari") < text.index("Rani") < text.index("Budi")
    assert "2. perlu dijawab · baru" in text


def test_a_press_in_the_list_settles_it_and_shows_the_rest(house: House) -> None:
    rani = house.who("Rani")
    house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/Cabcdefgh1/")
    asks(house, "Budi")
    house.says(house.admin, "/due")
    said = house.presses(house.admin, "1. Terima bukti")
    mine = [one for one in said if one.to == house.admin.address]
    assert [one.act for one in mine] == ["toast", "edit"]
    assert "Menunggu kita: 1" in mine[1] and "Rani" not in mine[1]
    house.presses(house.admin, "1. Sudah dijawab")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")


def test_pages_and_only_mine(house: House) -> None:
    dewi = house.member("Dewi")
    for n in range(7):
        asks(house, f"Orang{n}", dewi if n == 3 else None)
    assert "halaman 1/2" in house.answer(house.admin, "/due")
    said = house.presses(house.admin, "Berikutnya")
    assert said[0].act == "edit" and "6. " in said[0]
    mine = house.answer(dewi, "/due mine")
    assert "(milik saya)" in mine and "Orang3" in mine
    assert "Menunggu kita: 1" in mine
    last = house.presses(dewi, "1. Sudah dijawab")
    assert "(milik saya)" in last[1]


def test_queues_that_find_no_room_are_counted(house: House) -> None:
    for n in range(10):
        house.listed(f"Orang{n}", title=f"Campaign {n}")
    text = house.answer(house.admin, "/due")
    assert text.count("perlu dicek lead") == 8
    assert "dan 2 lagi" in text


def test_each_kind_of_debt_has_its_buttons(house: House) -> None:
    rani, budi, citra = house.who("Rani"), house.who("Budi"), house.who("Citra")
    house.agreed(rani, terms=BARTER)
    house.approached(budi, terms=BARTER)
    house.says(budi, "fee 2jt ya kak")
    house.agreed(citra, terms=BARTER)
    house.says(citra, "stop")
    labels = house.says(house.admin, "/due")[0].labels
    for label in ("Paket dikirim", "Terima syaratnya", "Tawar balik", "Buka deal"):
        assert any(label in one for one in labels), label


def test_a_card_tells_everything_but_in_the_group_no_phone(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=BARTER)
    partner_id = house.deal(deal_id).partner.id

    def give(turn: Turn) -> None:
        row = people.partner(turn.session, partner_id)
        row.phone, row.address = "+6281200001037", "Jl. Melati 1, Bandung"
        row.followers, row.tier = 85_300, "micro"

    house.turn(give)
    house.says(rani, "siap kak, makasih banyak infonya")
    text = house.answer(house.admin, f"/deal {deal_id}")
    for part in ("85.3K", "micro", "Ayu", "versi 1", "perlu dikirim", "Rani: siap kak"):
        assert part in text, part
    assert "+6281200001037" in text and "Jl. Melati" in text
    said = house.says(house.admin, f"/deal {deal_id}", group=True)[0]
    for part in ("Jl. Melati", "81200001037", "siap kak"):
        assert part not in said


def test_a_card_names_the_next_step_and_its_day(house: House) -> None:
    deal_id = house.approached(house.who("Rani"))
    assert "Langkah berikutnya: follow-up · Rab, 2 Sep" in house.answer(
        house.admin, f"/deal {deal_id}"
    )


def test_a_deal_opens_by_the_link_that_a_chat_makes_of_it(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "kak, produknya aman untuk ibu menyusui?")
    assert f"/deal_{deal_id}" in house.answer(house.admin, "/due")
    card = house.answer(house.admin, f"/deal {deal_id}")
    for link in (f"/deal_{deal_id}", f"/Deal_{deal_id}@sapa_bot"):
        assert house.answer(house.admin, link) == card
    assert house.answer(house.admin, "/deal_x") == house.answer(house.admin, "/deal x")


@pytest.mark.parametrize("number", ["", "x", "0", "99", "9" * 40, "-1", "1; drop table deal"])
def test_a_deal_that_is_not_there_is_told(house: House, number: str) -> None:
    assert house.answer(house.admin, f"/deal {number}")


def test_buttons_fit_the_stage_and_the_right(house: House) -> None:
    dewi = house.member("Dewi")
    deal_id = house.listed("Rani", BARTER)
    assert "Loloskan" in house.says(house.admin, f"/deal {deal_id}")[0].labels
    assert house.says(dewi, f"/deal {deal_id}")[0].labels == ("Profil KOL", "Riwayat")
    agreed = house.agreed(house.who("Budi"), terms=BARTER)
    labels = house.says(dewi, f"/deal {agreed}")[0].labels
    assert {"Paket dikirim", "Bebaskan konten", "Catat dari luar", "Serahkan"} <= set(labels)
    assert "Tawar balik" not in labels


def test_history_says_who_did_what(house: House) -> None:
    deal_id = house.agreed(house.who("Rani"), terms=BARTER)
    text = house.presses(house.admin, f"s.hist:{deal_id}")[0].text
    assert "sepakat · partner" in text


def test_who_waits_for_us_comes_before_first_messages_for_which_nobody_waits(house: House) -> None:
    house.listed("Citra")
    house.presses(house.admin, "s.vet:1")
    house.says(house.admin, "/approach")
    house.presses(house.admin, "Kirim")
    house.later(days=1)
    asks(house, "Rani")
    text = house.answer(house.admin, "/due")
    assert text.index("Rani") < text.index("Citra")


def test_their_terms_stand_above_the_button_that_takes_them(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    house.says(rani, "fee 2jt ya kak")
    shown = house.says(house.admin, "/due")[0]
    assert "Syarat mereka: Fee: Rp2.000.000; 2 reel di Instagram" in shown
    house.says(rani, "eh 3jt deh kak")
    said = house.presses(house.admin, "1. Terima syaratnya")
    assert "Syaratnya sudah berubah" in said[0] and not house.to(rani, said)


def test_a_proposed_fact_stands_there_for_leads(house: House) -> None:
    house.campaign()
    bagas = house.member("Bagas")
    house.presses(bagas, "s.fact_set:b1:payment:id")
    house.says(bagas, "Transfer BCA.")
    shown = house.says(house.admin, "/due")[0]
    assert "> pembayaran: Transfer BCA." in shown and "1. Pakai" in shown.labels
    assert not any("Pakai" in label for label in house.says(bagas, "/due")[0].labels)
    assert "Tidak ada yang menunggu" in house.presses(house.admin, "1. Pakai")[0]


def test_whom_nobody_could_write_to_is_not_vetted_with_all_others(house: House) -> None:
    for name in ("Rani", "Budi", "Citra"):
        house.listed(name)

    def has_no_account(turn: Turn) -> None:
        people.partner(turn.session, 2).handle = None

    house.turn(has_no_account)
    house.says(house.admin, "/list listed")
    said = house.presses(house.admin, "Loloskan semua di halaman ini")
    assert "Budi" in said[0].text and "kontak" in said[0].text
    assert [house.deal(number).stage for number in (1, 2, 3)] == ["vetted", "listed", "vetted"]


def test_who_was_never_written_to_is_owed_no_apology(house: House) -> None:
    house.listed("Citra")
    house.presses(house.admin, "s.vet:1")
    house.says(house.admin, "/approach")
    house.presses(house.admin, "Kirim")
    house.says(house.admin, "/deal 1")
    house.presses(house.admin, "s.off:1")
    said = house.presses(house.admin, "s.offfor:1:no_budget")
    assert house.deal(1).stage == "withdrawn"
    assert not any("mohon maaf" in one for one in said)
