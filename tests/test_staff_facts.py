"""Facts: set by leads, proposed by staff, kept from an answer in one tap, and told to partners."""

from pathlib import Path

import pytest
from desk import House, Said, Who

from storage.brand import (
    campaigns,
    facts,
)
from storage.tables import Fact

pytestmark = pytest.mark.on_both_databases
HALAL = "Bersertifikat halal, nomor ID000123."
PAID = "Transfer BCA, paling lambat 7 hari setelah tayang."


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.campaign()
    return made


@pytest.fixture
def rani(house: House) -> Who:
    who = house.who("Rani")
    house.approached(who)
    return who


def told(house: House, who: Who, text: str) -> str:
    return "\n".join(one.text for one in house.to(who, house.says(who, text)))


def states(house: House) -> list[tuple[str, str, str]]:
    rows = house.do(lambda s: s.exec(facts.select(Fact).order_by(Fact.id)).all())
    return [(row.topic, row.language, row.state) for row in rows]


def toast(said: list[Said]) -> str:
    return next(one.text for one in said if one.act == "toast")


def answered(house: House, member: Who, rani: Who, question: str, words: str) -> list[Said]:
    """Staff answer a question that had been handed to them; what is said upon it."""
    house.says(rani, question)
    house.presses(member, "s.say:1")
    return house.says(member, words)


# /facts


def test_a_lead_sets_a_fact_and_the_next_who_asks_is_told(house: House, rani: Who) -> None:
    lina = house.member("Lina", "lead")
    assert "Belum ada: komisi" in house.answer(lina, "/facts")
    assert "Belum ada fakta" in house.presses(lina, "halal dan BPOM")[0]
    assert "soal halal dan BPOM (Herbana)" in house.presses(lina, "Tulis (Indonesia)")[0]
    card = house.answer(lina, HALAL)
    assert "Indonesia · dipakai · Lina, Sel, 1 Sep" in card and HALAL in card
    assert HALAL in told(house, rani, "udah halal belum kak?")
    assert f"• halal dan BPOM (Indonesia): {HALAL}" in house.answer(lina, "/facts")


def test_a_fact_is_switched_off_and_on_again(house: House, rani: Who) -> None:
    house.presses(house.admin, "s.fact_set:b1:halal_bpom:id")
    house.says(house.admin, HALAL)
    assert "tidak dipakai" in house.presses(house.admin, "Matikan (Indonesia)")[0]
    assert HALAL not in told(house, rani, "udah halal belum kak?")
    assert "· dipakai ·" in house.presses(house.admin, "Nyalakan lagi (Indonesia)")[0]
    assert states(house) == [("halal_bpom", "id", "on")]


def test_new_words_take_the_place_of_the_old_ones_which_are_kept(house: House) -> None:
    for words in ("Lama.", "Baru."):
        house.presses(house.admin, "s.fact_set:b1:payment:id")
        house.says(house.admin, words)
    assert states(house) == [("payment", "id", "off"), ("payment", "id", "on")]
    card = house.presses(house.admin, "s.fact:b1:payment")[0]
    assert "Baru." in card and "Lama." not in card


def test_each_language_and_each_campaign_has_its_own(house: House, rani: Who) -> None:
    house.presses(house.admin, "s.fact_set:b1:halal_bpom:en")
    house.says(house.admin, "Halal certified.")
    assert "Halal certified" not in told(house, rani, "udah halal belum kak?")
    house.presses(house.admin, "s.fact_set:b1:halal_bpom:id")
    house.says(house.admin, HALAL)
    assert "September" in house.says(house.admin, "/facts")[0].labels
    assert "Hanya untuk campaign ini" in house.presses(house.admin, "September")[0]
    house.presses(house.admin, "halal dan BPOM")
    house.presses(house.admin, "Tulis (Indonesia)")
    house.says(house.admin, "Untuk September: halal.")
    house.later(days=2)
    assert "Untuk September" in told(house, rani, "udah halal belum kak?")
    assert "Untuk September" in house.answer(house.admin, "/facts sep")


def test_with_several_brands_the_brand_is_asked_first(house: House) -> None:
    house.do(lambda s: campaigns.add_brand(s, "Herbamojo").id)
    assert house.says(house.admin, "/facts")[0].labels == ("Herbamojo", "Herbana")
    assert "Fakta Herbamojo" in house.presses(house.admin, "Herbamojo")[0]


def test_a_fact_needs_words_that_fit(house: House) -> None:
    house.presses(house.admin, "s.fact_set:b1:payment:id")
    assert "1.000" in house.answer(house.admin, "x" * 1001)
    assert "1.000" in house.answer(house.admin, "", kind="voice")
    assert "syarat deal masing-masing" in house.answer(house.admin, "Fee 500rb, cair seminggu.")
    assert "dipakai" in house.answer(house.admin, PAID)


def test_what_staff_propose_is_told_to_nobody_before_a_lead_agrees(house: House, rani) -> None:
    bagas = house.member("Bagas")
    house.presses(bagas, "s.fact_set:b1:halal_bpom:id")
    said = house.says(bagas, HALAL)
    assert "begitu seorang lead setuju" in house.to(bagas, said)[0]
    [notice] = house.to(house.admin, said)
    assert HALAL in notice and "usulan Bagas" in notice and notice.labels == ("Pakai", "Buang")
    assert "Pakai" not in house.presses(bagas, "s.fact:b1:halal_bpom")[0].labels
    assert HALAL not in told(house, rani, "udah halal belum kak?")
    house.later(days=2)
    assert "· dipakai · Bagas" in house.presses(house.admin, "Pakai")[0]
    assert HALAL in told(house, rani, "udah halal belum kak?")


def test_of_two_leads_the_first_decides(house: House) -> None:
    bagas, lina = house.member("Bagas"), house.member("Lina", "lead")
    house.presses(bagas, "s.fact_set:b1:payment:id")
    house.says(bagas, PAID)
    house.presses(lina, "Buang")
    assert "sudah dilakukan" in toast(house.presses(house.admin, "Pakai"))
    assert states(house) == [("payment", "id", "off")]


@pytest.mark.parametrize(
    "press",
    [
        *("s.facts:b9", "s.facts:c9", "s.facts:x", "s.facts:", "s.fact:b1:weather", "s.fact:b1"),
        *("s.fact_set:b1:payment:fr", "s.fact_set:b1", "s.fact_on:9", "s.fact_off:x"),
        *("s.keep:brand:1", "s.keep:shop:1", "s.keep_as:payment:1", "s.keep_topic:1"),
    ],
)
def test_a_press_for_what_is_not_there_is_refused(house: House, press: str) -> None:
    assert [one.act for one in house.presses(house.admin, press)] == ["toast"]
    assert states(house) == []


# Kept from an answer


def test_a_leads_answer_is_kept_in_one_tap_and_the_next_partner_is_told(house, rani) -> None:
    said = answered(house, house.admin, rani, "pembayarannya kapan kak?", PAID)
    assert [one.text for one in house.to(rani, said)] == [PAID]
    shown = house.to(house.admin, said)[-1]
    assert "bertanya soal pembayaran (Indonesia)" in shown and f"> {PAID}" in shown
    assert "· dipakai · Ayu" in house.presses(house.admin, "Simpan untuk brand ini")[0]
    budi = house.who("Budi")
    house.approached(budi)
    told_budi = house.says(budi, "dibayarnya kapan ya kak?")
    assert PAID in house.to(budi, told_budi)[0] and not house.to(house.admin, told_budi)
    assert "tidak berlaku" in toast(house.presses(house.admin, "s.keep:brand:1"))


def test_kept_by_staff_it_waits_for_a_lead(house: House, rani: Who) -> None:
    bagas = house.member("Bagas")
    answered(house, bagas, rani, "pembayarannya kapan kak?", PAID)
    said = house.presses(bagas, "Simpan untuk campaign ini saja")
    [notice] = house.to(house.admin, said)
    assert "hanya September" in notice
    assert states(house) == [("payment", "id", "proposed")]
    house.presses(house.admin, "Pakai")
    assert states(house) == [("payment", "id", "on")]


def test_other_words_and_another_topic_can_be_chosen_before(house: House, rani: Who) -> None:
    answered(house, house.admin, rani, "pembayarannya kapan kak?", PAID)
    old = [action for _, action in house.everything()[-1].buttons]
    reworded = house.says(house.admin, "Ongkir kami yang tanggung.")[0]
    assert "> Ongkir kami" in reworded
    house.presses(house.admin, "Topik lain")
    assert "soal pengiriman" in house.to(house.admin, house.presses(house.admin, "pengiriman"))[-1]
    assert "tidak berlaku" in toast(house.presses(house.admin, old[0]))
    house.presses(house.admin, "Simpan untuk brand ini")
    assert states(house) == [("shipping", "id", "on")]
    assert "Ongkir kami" in told(house, rani, "ongkirnya ditanggung siapa kak?")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Fee kakak 500rb, cair seminggu setelah tayang.", "Ada fee, komisi, atau tanggal"),
        ("Transfer. Produknya aman dan sehat kok.", "soal kesehatan"),
    ],
)
def test_what_others_must_not_be_told_is_not_kept_as_it_is(house, rani, words, why) -> None:
    answered(house, house.admin, rani, "pembayarannya kapan kak?", PAID)
    tap = house.everything()[-1].buttons[0][1]
    shown = house.says(house.admin, words)[0]
    assert why in shown and not shown.buttons
    assert "tidak berlaku" in toast(house.presses(house.admin, tap))
    assert states(house) == []


def test_an_answer_that_names_the_partner_is_not_kept_as_it_is(house: House, rani: Who) -> None:
    said = answered(house, house.admin, rani, "pembayarannya kapan kak?", f"Hai kak RANI, {PAID}")
    shown = house.to(house.admin, said)[-1]
    assert "Ada nama partner" in shown and not shown.buttons
    assert house.says(house.admin, PAID)[0].buttons


def test_where_one_partner_lives_is_told_to_no_other(house: House, rani: Who) -> None:
    question = "kak paketnya dikirim ke mana ya, alamat yang mana?"
    sent = "Paketnya kami kirim ke Jl. Melati No. 53, Jagakarsa, penerima Bu Tuti ya Kak"
    said = answered(house, house.admin, rani, question, sent)
    assert [one.text for one in house.to(rani, said)] == [sent]
    shown = house.to(house.admin, said)[-1]
    assert "alamat, atau nomor" in shown and not shown.buttons
    assert house.says(house.admin, "Ke alamat yang Kakak kirim.")[0].buttons


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("bayaranku kapan cair kak?", "Minggu depan kak."),
        ("pembayarannya kapan kak?", "Sudah kami transfer tadi pagi ya kak."),
        ("pembayarannya kapan kak?", "Khusus kakak hari ini, ditunggu ya."),
    ],
)
def test_what_concerns_one_partner_alone_is_not_offered_to_be_kept(
    house: House, rani: Who, question: str, words: str
) -> None:
    said = answered(house, house.admin, rani, question, words)
    assert [one.words for one in house.to(house.admin, said)] == ["acted"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("produknya aman buat bumil kak?", "Tanya dokter dulu ya kak."),
        ("produknya apa aja kak?", "Temulawak kak, bagus untuk kolesterol."),
        ("boleh sambil endorse brand lain kak?", "Boleh kak."),
    ],
)
def test_nothing_about_health_or_of_no_topic_is_offered_to_be_kept(
    house: House, rani: Who, question: str, words: str
) -> None:
    said = answered(house, house.admin, rani, question, words)
    assert len(house.to(house.admin, said)) == 1


def test_in_the_teams_group_nothing_is_offered_since_people_talk_there(house, rani) -> None:
    house.says(rani, "pembayarannya kapan kak?")
    house.presses(house.admin, "s.say:1", group=True)
    said = house.says(house.admin, PAID, group=True)
    assert [one.words for one in house.to(house.group, said)] == ["acted"]
    assert house.says(house.admin, "makan siang yuk", group=True) == []


def test_words_that_answer_no_question_are_not_offered_to_be_kept(house: House, rani: Who) -> None:
    house.presses(house.admin, "s.say:1")
    assert len(house.to(house.admin, house.says(house.admin, PAID))) == 1


def test_in_english_all_of_it_reads_english(house: House) -> None:
    kate = house.member("Kate", "lead", "en")
    assert "Partners who ask about these" in house.answer(kate, "/facts")
    house.presses(kate, "payment")
    house.presses(kate, "Write (English)")
    assert "English · in use · Kate" in house.answer(kate, "By bank transfer.")
