"""Which words are about other terms alone, so that an answer to the terms answers them."""

from dataclasses import replace
from datetime import date

import pytest

from deals.bargaining.plainly import only_terms
from deals.reading.reply import Reply

ASKS = Reply("counter", fee_idr=900_000, sure={"intent": 0.95, "fee_idr": 0.9})


@pytest.mark.parametrize(
    "text",
    ["900rb deh kak", "bisa 900rb kak? 🙏", "kalo barter aja blm bisa kak, rate aku 900rb",
     "fee 900rb, bisa post minggu depan", "my rate is 900k", "boleh kak, tapi ratenya 1,5jt ya",
     "mau kak tapi aku biasanya 900.000"],
)  # fmt: skip
def test_other_terms_alone(text: str) -> None:
    assert only_terms(ASKS, text)
    assert only_terms(replace(ASKS, question_topic="payment"), text)


@pytest.mark.parametrize(
    "text",
    ["900rb tapi dp 50% dulu ya", "900rb, bayar di depan", "900rb, dibayarnya kapan?",
     "900rb belum pajak", "900rb eksklusif sebulan", "900rb, revisi sekali aja",
     "900rb buat iklan juga", "900rb ya, aman buat busui?", "900k plus tax",
     "900rb " + "ya " * 100,
     "600rb per reel ya kak", "600rb/reel", "600k each", "500-900rb kak", "600rb, kalau 2 reel 1jt",
     "1jt tapi aku mau 3 produk", "600rb tp posting di akun kedua ya", "900rb but no tags please",
     "600rb asal kontennya bebas", "700rb tapi video cuma 15 detik dan ga pake wajah"],
)  # fmt: skip
def test_another_condition_or_question_beside_them(text: str) -> None:
    assert not only_terms(ASKS, text)


@pytest.mark.parametrize(
    "reply",
    [
        replace(ASKS, sure={"intent": 0.6, "fee_idr": 0.9}),
        replace(ASKS, sure={"intent": 0.95, "fee_idr": 0.5}),
        replace(ASKS, handle="@mbak.rina"),
        replace(ASKS, phone="+6281200000123"),
        replace(ASKS, urls=("https://vt.tiktok.com/ZSxxExample/",)),
        replace(ASKS, question_topic="halal_bpom"),
    ],
)
def test_what_was_not_read_for_sure_or_names_more_than_terms(reply: Reply) -> None:
    assert not only_terms(reply, "900rb ya kak")


@pytest.mark.parametrize(
    ("text", "alone"),
    [("525rb kak, tgl 5 aku ulang tahun", False), ("525rb kak, tayang tgl 5 ya", True)],
)
def test_a_day_counts_where_it_is_said_to_be_for_the_post(text: str, alone: bool) -> None:
    assert only_terms(replace(ASKS, day=date(2026, 9, 5)), text) == alone
