from pathlib import Path

import pytest
from desk import House
from sqlmodel import Session, select

from deals.deal import Side
from deals.stages import Stage
from storage.tables import Outbox

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_partners_terms_are_taken_and_go_back_to_be_agreed(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "fee 2jt bisa kak?")
    said = house.presses(house.admin, "Terima syaratnya")
    assert "Rp2.000.000" in house.to(rani, said)[0]
    assert house.deal(deal_id).on_table.by == Side.BRAND
    again = house.presses(house.admin, "Terima syaratnya")
    assert again[0].act == "toast" and "berubah" in again[0]
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).terms.fee_idr == 2_000_000
    assert house.deal(deal_id).stage == Stage.DELIVERING


def test_a_counter_is_read_back_before_it_goes_out(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    said = house.says(house.admin, f"/counter {deal_id} 1.5jt 1 reel tgl 20")
    assert house.to(rani, said) == []
    for part in ("Rp1.500.000", "1 reel", "20 September 2026", "Berubah: "):
        assert part in said[0]
    said = house.presses(house.admin, "Kirim")
    assert "Rp1.500.000" in house.to(rani, said)[0]
    assert house.deal(deal_id).on_table.terms.fee_idr == 1_500_000
    assert [one.act for one in house.presses(house.admin, "Kirim")] == ["toast"]


def test_with_our_terms_whoever_sends_them_sees_what_else_was_asked(house: House) -> None:
    """Or it would wait in /due long after the agreement, with an answer or without."""
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "OK I'm in, but can the fee be 2jt and I post after January 5?")
    assert [one.number for one in house.deal(deal_id).unanswered] != []
    house.says(house.admin, f"/counter {deal_id} 1.8jt")
    said = house.to(house.admin, house.presses(house.admin, "Kirim"))
    assert any("January 5" in text for text in said)
    house.presses(house.admin, "Itu menjawab semuanya")
    assert house.deal(deal_id).unanswered == ()
    house.says(rani, "ok deal")
    assert "perlu dijawab" not in house.answer(house.admin, "/due")


def test_unreadable_terms_are_asked_for_again(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "fee 2jt ya kak")
    house.presses(house.admin, "Tawar balik")
    assert "Belum terbaca" in house.answer(house.admin, "segitu aja deh")
    assert "sama dengan" in house.answer(house.admin, "2jt")
    assert "Rp1.000.000" in house.answer(house.admin, "1jt")
    assert "Rp900.000" in house.answer(house.admin, "eh 900rb")
    house.presses(house.admin, "Kirim")
    assert house.deal(deal_id).terms.fee_idr == 900_000


def test_a_counter_does_not_overtake_the_partners_newest_terms(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(house.admin, f"/counter {deal_id} 1jt")
    house.says(rani, "fee 3jt ya kak")
    assert "berubah" in house.presses(house.admin, "Kirim")[0]
    assert house.deal(deal_id).on_table.by == Side.PARTNER


def test_after_the_agreement_a_fee_is_not_countered(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    assert "Setelah disepakati" in house.answer(house.admin, f"/counter {deal_id} 1jt")
    assert "tidak ada" in house.answer(house.admin, "/counter 99 1jt")
    assert "/counter 12 1,5jt 2 reel tgl 20" in house.answer(house.admin, "/counter")
    for command in ("/paid", "/kol", "/deal", "/say", "/brought"):
        assert f"({command} 12" in house.answer(house.admin, command)


@pytest.mark.parametrize(
    "day", ["31 februari", "32 september", "31 feb 2027", "30-feb", "29 februari 2027"]
)
def test_a_day_that_no_calendar_has_is_told(house: House, day: str) -> None:
    deal_id = house.approached(house.who("Rani"))
    told = house.answer(house.admin, f"/counter {deal_id} 600rb 2 reel tgl {day}")
    assert "tidak ada di kalender" in told and day in told


@pytest.mark.parametrize("day", ["20 september", "30 sept 2026", "29 februari 2028"])
def test_a_day_that_there_is_is_taken(house: House, day: str) -> None:
    deal_id = house.approached(house.who("Rani"))
    assert "Kirim ke partner?" in house.answer(house.admin, f"/counter {deal_id} 600rb tgl {day}")


def test_an_answer_goes_to_the_partner_word_by_word_and_settles_the_debt(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "aman buat ibu menyusui kak?")
    house.presses(house.admin, "Jawab")
    said = house.says(house.admin, "Aman, Kak.\n\nBahannya herbal semua {{ 7*7 }}.")
    assert house.to(rani, said)[0].text == "Aman, Kak.\n\nBahannya herbal semua {{ 7*7 }}."
    assert "Jawaban dikirim" in house.to(house.admin, said)[0]
    assert house.deal(deal_id).waiting_on == Side.PARTNER
    row = house.do(lambda s: s.exec(select(Outbox).where(Outbox.words == "staff_words")).one())
    assert row.once
    assert "Sapa tidak" not in house.answer(house.admin, "halo?")


def test_a_long_answer_arrives_whole(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    text = "kata " * 500
    house.presses(house.admin, f"s.say:{deal_id}")
    said = house.says(house.admin, text)
    assert house.to(rani, said)[0].text.split() == text.split()
    house.presses(house.admin, f"s.say:{deal_id}")
    assert "3.000" in house.answer(house.admin, "kata " * 700)


def test_answered_elsewhere_settles_it_once(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(rani, "boleh tahu produknya apa kak?")
    said = house.presses(house.admin, "Sudah dijawab")
    assert house.to(rani, said) == []
    assert house.deal(deal_id).waiting_on == Side.PARTNER
    assert "sebelumnya" in house.presses(house.admin, "Sudah dijawab")[0]


def test_after_the_agreement_an_answer_leaves_the_deadline_alone(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    house.says(rani, "kak boleh pakai musik apa saja?")
    house.presses(house.admin, "Jawab")
    house.says(house.admin, "Boleh, Kak")
    deal = house.deal(deal_id)
    assert (deal.waiting_on, deal.stage) == (None, Stage.DELIVERING)


def test_who_stopped_or_never_linked_is_not_written_to(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    house.says(rani, "stop")
    said = house.presses(house.admin, f"s.say:{deal_id}")
    assert "tidak dihubungi" in said[0]
    listed = house.listed("Budi")
    assert "belum terhubung" in house.presses(house.admin, f"s.say:{listed}")[0]


def unknown(session: Session, deal_id: int) -> int:
    row = session.exec(select(Outbox).where(Outbox.deal_id == deal_id)).first()
    assert row and row.id
    row.state = "unknown"
    return row.id


def test_an_unknown_letter_is_settled_by_a_person(house: House) -> None:
    deal_id = house.approached(house.who("Rani"))
    row_id = house.do(lambda s: unknown(s, deal_id))
    assert "tanya partner" in house.answer(house.admin, "/due")
    house.posted = False
    said = house.presses(house.admin, "1. Kirim lagi")
    assert "dikirim lagi" in said[0]
    assert "tanya partner" not in said[1]
    assert house.do(lambda s: s.get_one(Outbox, row_id).state) == "queued"
    house.posted = True
    row_id = house.do(lambda s: unknown(s, deal_id))
    assert "sudah sampai" in house.presses(house.admin, f"s.arrived:{row_id}")[0]
    twice = house.presses(house.admin, f"s.arrived:{row_id}")
    assert any("sebelumnya" in one for one in twice)
    assert any(one.act == "unbutton" for one in twice)
    assert "tidak berlaku" in house.presses(house.admin, "s.again:x")[0]


def test_an_unknown_letter_is_not_sent_again_to_who_wants_to_be_left_alone(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    row_id = house.do(lambda s: unknown(s, deal_id))
    house.says(rani, "stop")
    assert house.do(lambda s: s.get_one(Outbox, row_id).state) == "cancelled"
    assert "tanya partner" not in house.answer(house.admin, "/due")
    said = house.presses(house.admin, f"s.again:{row_id}")
    assert any("tidak dihubungi" in one for one in said)
    assert any(one.act == "unbutton" for one in said)
    assert house.to(rani, said) == []
    assert house.do(lambda s: s.get_one(Outbox, row_id).state) == "cancelled"
