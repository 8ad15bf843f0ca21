"""Offers: one line names all of them, a right has its end, and the course stands on the card."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import NOON, TERMS, House, Who

from deals.bargaining.limits import Bargaining, HighestFee, Limits
from deals.deadlines.cadence import Cadence
from deals.reading.one_line import terms_in_line
from deals.stages import Stage
from deals.terms import USUAL_PAY, Content, Instalment, Terms

pytestmark = pytest.mark.on_both_databases
LIMITS = Bargaining("propose", Limits(fees=(HighestFee("any", "reel", 400_000),)), "Ayu", "Ayu")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("+1 box jahe merah", {"extra": "1 box jahe merah"}),
        ("1.5jt + 1 box jahe merah, tgl 20", {
            "fee_idr": 1_500_000, "extra": "1 box jahe merah", "day": 20}),
        ("1.5jt + 3 reel", {"fee_idr": 1_500_000, "contents": 3}),
        ("hak pakai 3 bulan", {"rights": "3 bulan"}),
        ("2jt hak pakai 3 bulan dp 50%", {
            "fee_idr": 2_000_000, "rights": "3 bulan", "instalments": USUAL_PAY["half"]}),
        ("dp 30%", {"instalments": (Instalment(30, "agreement"), Instalment(70, "delivery"))}),
        ("bayar di depan", {"instalments": USUAL_PAY["before"]}),
        ("barter 1 paket Temulawak = 350rb", {
            "barter": "1 paket Temulawak", "barter_value_idr": 350_000}),
        ("tanpa hak pakai", {"rights": ""}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_line_names_what_it_changes(line: str, named: dict[str, object]) -> None:
    before = replace(TERMS, rights="1 tahun")
    terms, said = terms_in_line(before, line, NOON.date())
    assert said
    day, count = named.pop("day", None), named.pop("contents", None)
    expected = replace(before, **named)  # type: ignore[arg-type]
    if day:
        expected = replace(expected, post_by=replace(before.post_by, on=date(2026, 9, 20)))
    if count:
        expected = replace(expected, contents=(Content("reel", "instagram", 3),))
    assert terms == expected


def test_what_changes_is_shown_against_the_version_before(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    line = "1.5jt 3 reel tgl 20 +1 box jahe merah, hak pakai 3 bulan"
    shown = house.answer(house.admin, f"/counter {deal_id} {line}")
    for part in (
        "fee: Rp500.000 → Rp1.500.000",
        "jumlah konten: 2 reel di Instagram → 3 reel di Instagram",
        "batas tayang: Kamis, 24 September 2026 → Minggu, 20 September 2026",
        "produk tambahan: - → 1 box jahe merah",
        "hak pakai konten: - → 3 bulan",
    ):
        assert part in shown
    [told] = house.to(rani, house.presses(house.admin, "Kirim"))
    assert "1 box jahe merah" in told and "3 bulan" in told


def test_the_course_of_offers_is_one_press_on_the_card(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    house.says(rani, "fee 2jt bisa kak?")
    house.says(house.admin, f"/counter {deal_id} 1jt")
    house.presses(house.admin, "Kirim")
    house.says(house.admin, f"/deal {deal_id}")
    [course] = house.to(house.admin, house.presses(house.admin, "Jalannya tawaran"))
    for part in ("1. kita", "2. partner", "3. kita", "Rp500.000 → Rp2.000.000", "1 Sep"):
        assert part in course
    assert "Rp2.000.000 → Rp1.000.000" in course


@pytest.fixture
def budi(house: House) -> Who:
    return house.member("Budi")


def limited(house: House, rani: Who, budi: Who) -> int:
    house.campaign(bargaining=LIMITS)
    return house.approached(rani, owner=budi)


def test_staff_give_what_their_right_allows(house: House, rani: Who, budi: Who) -> None:
    deal_id = limited(house, rani, budi)
    assert "Kirim ke partner?" in house.answer(budi, f"/counter {deal_id} 800rb")
    assert "Rp800.000" in house.to(rani, house.presses(budi, "Kirim"))[0]


def test_after_a_leads_yes_it_is_seen_what_else_they_asked(
    house: House, rani: Who, budi: Who
) -> None:
    deal_id = limited(house, rani, budi)
    house.says(rani, "OK I'm in, but can the fee be 2jt and I post after January 5?")
    house.says(budi, f"/counter {deal_id} 900rb")
    house.presses(budi, "Kirim")
    said = house.presses(house.admin, "Ya, boleh")
    assert any("January 5" in one for one in house.to(house.admin, said))


def test_above_it_the_lead_is_asked_and_nothing_goes_out(
    house: House, rani: Who, budi: Who
) -> None:
    deal_id = limited(house, rani, budi)
    assert "Kirim ke lead?" in house.answer(budi, f"/counter {deal_id} 900rb")
    said = house.presses(budi, "Kirim")
    assert house.to(rani, said) == []
    assert "fee paling tinggi Rp800.000" in house.to(house.admin, said)[0]
    assert "lead sudah ditanya" in house.to(budi, said)[0]
    assert house.deal(deal_id).terms.fee_idr == 500_000
    assert "perlu izin lead" in house.answer(house.admin, "/due")
    said = house.presses(house.admin, "Ya, boleh")
    assert "Rp900.000" in house.to(rani, said)[0]
    assert "diizinkan" in house.to(budi, said)[0]
    assert [one.act for one in house.presses(house.admin, "Ya, boleh")] == ["toast"]


def test_the_lead_reads_what_exceeds_and_what_is_other_than_our_last_offer(
    house: House, rani: Who, budi: Who
) -> None:
    deal_id = limited(house, rani, budi)
    house.says(rani, "fee 1,5jt untuk 1 reel ya kak")
    house.says(budi, f"/counter {deal_id} tgl 20 september")
    notice = house.to(house.admin, house.presses(budi, "Kirim"))[0].text
    assert "Di atas batas staf: fee (fee paling tinggi Rp400.000)" in notice
    assert "fee: Rp500.000 → Rp1.500.000" in notice
    assert "24 September 2026 → Minggu, 20 September 2026" in notice
    assert "2 reel di Instagram → 1 reel di Instagram" in notice


def test_a_lead_says_no_and_staff_are_told(house: House, rani: Who, budi: Who) -> None:
    deal_id = limited(house, rani, budi)
    house.says(budi, f"/counter {deal_id} 5jt")
    house.presses(budi, "Kirim")
    said = house.presses(house.admin, "Tidak")
    assert house.to(rani, said) == []
    assert "tidak diizinkan" in house.to(budi, said)[0]
    assert house.deal(deal_id).terms.fee_idr == 500_000


def test_a_lead_answers_with_other_terms(house: House, rani: Who, budi: Who) -> None:
    deal_id = limited(house, rani, budi)
    house.says(budi, f"/counter {deal_id} 5jt")
    house.presses(budi, "Kirim")
    house.presses(house.admin, f"s.counter:{deal_id}")
    house.says(house.admin, "1jt")
    said = house.presses(house.admin, "Kirim")
    assert "Rp1.000.000" in house.to(rani, said)[0]
    assert "tidak berlaku lagi" in house.to(budi, said)[0]


def test_to_take_the_partners_terms_has_the_same_end(house: House, rani: Who, budi: Who) -> None:
    deal_id = limited(house, rani, budi)
    house.says(rani, "fee 3jt ya kak")
    said = house.presses(budi, f"s.take:{deal_id}:2")
    assert house.to(rani, said) == []
    assert "Rp3.000.000" in house.to(house.admin, said)[0]


def test_a_yes_of_the_lead_comes_too_late_for_newer_terms(
    house: House, rani: Who, budi: Who
) -> None:
    deal_id = limited(house, rani, budi)
    house.says(budi, f"/counter {deal_id} 900rb")
    house.presses(budi, "Kirim")
    house.says(rani, "fee 2jt ya kak")
    said = house.presses(house.admin, f"s.allow:{deal_id}:1")
    assert house.to(rani, said) == []
    assert house.deal(deal_id).terms.fee_idr == 2_000_000


def test_a_lead_is_asked_no_more_once_nothing_is_negotiated(
    house: House, rani: Who, budi: Who
) -> None:
    deal_id = limited(house, rani, budi)
    house.says(budi, f"/counter {deal_id} 900rb")
    house.presses(budi, "Kirim")
    house.says(rani, "stop")
    assert "perlu izin lead" not in house.answer(house.admin, "/due")
    said = house.presses(house.admin, "Ya, boleh")
    assert house.to(rani, said) == []
    assert [one.act for one in said] == ["toast"]


def test_staff_cannot_press_for_the_lead(house: House, rani: Who, budi: Who) -> None:
    deal_id = limited(house, rani, budi)
    house.says(budi, f"/counter {deal_id} 900rb")
    house.presses(budi, "Kirim")
    said = house.presses(budi, f"s.allow:{deal_id}:1")
    assert house.to(rani, said) == []
    assert isinstance(house.deal(deal_id).terms, Terms)
    assert house.deal(deal_id).terms.fee_idr == 500_000


def run_out(house: House, rani: Who) -> int:
    """An offer whose days are over, with a partner who is still spoken to."""
    house.campaign(cadence=Cadence(answer_within_days=2))
    deal_id = house.approached(rani)
    house.later(days=3)
    return deal_id


def test_an_offer_says_until_when_it_holds_and_the_last_follow_up_does(
    house: House, rani: Who
) -> None:
    house.approached(rani)
    [offer] = [one for one in house.everything() if one.words == "offer"]
    assert "berlaku sampai Selasa, 8 September 2026" in offer
    followed = [one for one in house.later(days=6) if one.words == "reminder"]
    assert ["berlaku sampai" in one for one in followed] == [False, False, True]


def test_an_expired_offer_cannot_be_agreed_to_and_is_renewed_in_one_tap(
    house: House, rani: Who
) -> None:
    deal_id = run_out(house, rani)
    said = house.presses(rani, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == Stage.TALKING
    assert "berlaku sampai Kamis, 3 September 2026" in house.to(rani, said)[0]
    assert "tawarannya sudah lewat" in house.to(house.admin, said)[0]
    assert "Perpanjang" in str(house.says(house.admin, "/due")[0].labels)
    said = house.presses(house.admin, "Perpanjang tawaran")
    assert "berlaku sampai Minggu, 6 September 2026" in house.to(rani, said)[0]
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).stage == Stage.DELIVERING


def test_a_yes_in_words_to_an_expired_offer_has_the_same_answer(house: House, rani: Who) -> None:
    deal_id = run_out(house, rani)
    assert "berlaku sampai" in house.answer(rani, "oke kak deal")
    assert house.deal(deal_id).waiting_for == "expired"
    said = house.says(rani, "oke kak deal")
    assert house.to(house.admin, said) == []


def test_staff_who_record_a_yes_vouch_for_the_offer(house: House, rani: Who) -> None:
    deal_id = run_out(house, rani)
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    house.says(house.admin, "oke deal (telepon)")
    assert house.deal(deal_id).stage == Stage.DELIVERING


def test_who_asks_for_time_has_it(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    house.later(days=5)
    house.says(rani, "nanti dulu ya kak")
    assert house.deal(deal_id).on_table.answer_by == date(2026, 9, 13)


def test_an_offer_never_outlives_the_last_day_to_post(house: House, rani: Who) -> None:
    terms = replace(TERMS, post_by=replace(TERMS.post_by, on=date(2026, 9, 4)))
    deal_id = house.approached(rani, terms=terms)
    assert house.deal(deal_id).on_table.answer_by == date(2026, 9, 4)
