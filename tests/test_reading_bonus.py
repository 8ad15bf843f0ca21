"""A bonus and its condition, as partners and staff write them."""

from datetime import date

import pytest

from deals.campaign.campaign_answers import with_bonus
from deals.campaign.promotions import read_promotions
from deals.decision import Refused
from deals.reading.one_line import terms_in_line
from deals.reading.reply import countered, read_reply
from deals.terms import Promotion, Target, Terms

TODAY = date(2026, 9, 1)
OFFER = Terms(fee_idr=1_000_000, bonus_idr=500_000, bonus_target=Target(units=50))


@pytest.mark.parametrize(
    ("text", "idr", "target"),
    [
        ("bonusnya 1jt dong kalau 50 pcs", 1_000_000, Target(units=50)),
        ("bonus 500rb kalau omzet 10jt", 500_000, Target(gmv_idr=10_000_000)),
        ("kalau laku 50 bonusnya 1jt ya", 1_000_000, Target(units=50)),
        ("targetnya 40 pcs aja kak", None, Target(units=40)),
        ("boleh kak tapi bonusnya naikin jadi 1jt", 1_000_000, None),
        ("bonus Rp500.000 jika GMV >= Rp10.000.000", 500_000, Target(gmv_idr=10_000_000)),
        ("500rb bonusnya kalau bisa jual 25 botol", 500_000, Target(units=25)),
        ("can the bonus be 1jt if 60 sold?", 1_000_000, Target(units=60)),
        ("ada bonus ga kak?", None, None),
        ("bonusnya berapa kalau 100 pcs?", None, None),
        ("target saya 3 video", None, None),
        ("omzet toko saya 10jt sebulan", None, None),
    ],
)
def test_a_bonus_and_its_target_are_read(text: str, idr: int | None, target: object) -> None:
    reply = read_reply(text, TODAY)
    assert (reply.bonus_idr, reply.bonus_target, reply.fee_idr) == (idr, target, None)


def test_the_fee_beside_a_bonus_is_still_the_fee() -> None:
    reply = read_reply("bonus 750 ribu jika 30 terjual, fee 1,2jt", TODAY)
    assert (reply.bonus_idr, reply.fee_idr) == (750_000, 1_200_000)
    terms = countered(OFFER, reply)
    assert terms.bonus_target == Target(units=30)


def test_a_target_for_no_bonus_is_none() -> None:
    terms = countered(Terms(fee_idr=1), read_reply("targetnya 40 pcs aja kak", TODAY))
    assert terms.bonus_target is None


@pytest.mark.parametrize(
    ("answer", "target", "words"),
    [
        ("500rb jika 50 terjual", Target(units=50), ""),
        ("500rb jika omzet 10jt", Target(gmv_idr=10_000_000), ""),
        ("500rb jika penjualan Rp20.000.000 dalam sebulan", Target(gmv_idr=20_000_000), ""),
        ("500rb jika 50 terjual dan semua konten diterima", Target(units=50), ""),
        ("500rb kalau 50 pcs dan rating toko 5", Target(units=50), "rating toko 5"),
        ("500rb jika videonya viral", None, "videonya viral"),
        ("500rb", None, ""),
    ],
)
def test_staff_answer_with_a_condition(answer: str, target: object, words: str) -> None:
    terms = with_bonus(Terms(), answer)
    assert (terms.bonus_idr, terms.bonus_target, terms.bonus_condition) == (500_000, target, words)


def test_one_line_of_staff_changes_the_bonus_or_takes_it_away() -> None:
    told, named = terms_in_line(OFFER, "1,5jt bonus 700rb jika 60 terjual", TODAY)
    assert named and (told.fee_idr, told.bonus_idr, told.bonus_target) == (
        *(1_500_000, 700_000),
        Target(units=60),
    )
    without, _ = terms_in_line(OFFER, "tanpa bonus", TODAY)
    assert without == Terms(fee_idr=1_000_000)


def test_the_months_promotions_are_read() -> None:
    assert read_promotions("voucher 20rb, Flash sale 9.9, beli 1 gratis 1\niklan, diskon 10%") == (
        Promotion("voucher", "20rb"),
        Promotion("flash_sale", "9.9"),
        Promotion("bogo"),
        Promotion("paid_ads"),
        Promotion("voucher", "diskon 10%"),
    )
    assert read_promotions("voucher 20rb, gratis ongkir min. 50rb, free shipping") == (
        Promotion("voucher", "20rb"),
        Promotion("free_shipping", "min. 50rb"),
        Promotion("free_shipping"),
    )
    assert read_promotions("-") == ()
    with pytest.raises(Refused, match="promotion_unreadable"):
        read_promotions("voucher 20rb, sulap")
