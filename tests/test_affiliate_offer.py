"""An affiliate's offer: the shop, the bonus with its exact condition, what is due, promotions."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import House, Who

from deals.campaign.promotions import read_promotions
from deals.channel import Attachment
from deals.terms import Content, PostBy, Promotion, Target, Terms
from storage.brand import campaigns
from storage.deal import deals

AFFILIATE = Terms(
    contents=(Content("video", "tiktok", 3), Content("live", "tiktok", 1, "picture")),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbana",
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("live")),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def offered(house: House, who: Who, terms: Terms = AFFILIATE) -> int:
    house.campaign(terms=terms, kind="affiliate", shop_id=house.shop())
    return house.approached(who, terms=terms)


@pytest.mark.on_both_databases
def test_the_offer_and_the_term_sheet_say_all_of_it(house: House, rani: Who) -> None:
    deal_id = offered(house, rani)
    [offer] = [one for one in house.everything() if one.words == "offer"]
    [sheet] = house.to(rani, house.presses(rani, f"yes:{deal_id}:1"))
    for said in (offer, sheet):
        for part in (
            *("TikTok Shop Herbana", "Komisi: 12,5%", "3 video di TikTok", "1 live di TikTok"),
            "Rp500.000 (syarat: terjual minimal 50 produk dan semua konten diterima)",
            "Promo bulan ini: voucher (potongan Rp20.000), live shopping",
        ):
            assert part in said, part
    agreed = "".join(one.text for one in house.to(rani, house.presses(rani, "Setuju")))
    assert "Bonus Rp500.000 cair kalau terjual minimal 50 produk" in agreed


def test_the_same_in_english(house: House) -> None:
    dewi = house.who("Dewi", "en")
    deal_id = offered(house, dewi)
    house.says(dewi, "english please")
    [sheet] = house.to(dewi, house.presses(dewi, f"yes:{deal_id}:1"))
    for part in ("at least 50 sold and all content accepted", "voucher (Rp20.000 off)"):
        assert part in sheet, part


def test_what_staff_typed_in_indonesian_is_english_where_it_is_a_form_or_a_figure(
    house: House,
) -> None:
    typed = (
        "voucher 20rb, diskon 10%, gratis ongkir, flash sale 9.9, beli 1 gratis 1, kode referral"
    )
    dewi = house.who("Dewi", "en")
    terms = replace(AFFILIATE, barter="", promotions=read_promotions(typed))
    deal_id = offered(house, dewi, terms)
    [sheet] = house.to(dewi, house.presses(dewi, f"yes:{deal_id}:1"))
    assert (
        "Promotions this month: voucher (Rp20.000), voucher (10% off), free shipping,"
        " flash sale (9.9), buy 1 get 1, referral code\n"
    ) in sheet
    assert "quotation marks" not in sheet


def test_they_bargain_about_the_bonus_and_staff_take_it(house: House, rani: Who) -> None:
    deal_id = offered(house, rani)
    said = house.says(rani, "boleh kak, tapi bonusnya 1jt dong kalau 60 pcs")
    [answer] = house.to(rani, said)
    assert "Rp1.000.000 (syarat: terjual minimal 60 produk" in answer
    assert "Yang beda dari tawaran kami: bonus, target bonus." in answer
    house.presses(house.admin, "s.take:1:2")
    terms = house.deal(deal_id).terms
    assert (terms.bonus_idr, terms.bonus_target) == (1_000_000, Target(units=60))


def test_staff_answer_in_one_line(house: House, rani: Who) -> None:
    deal_id = offered(house, rani)
    said = house.says(house.admin, f"/counter {deal_id} bonus 750rb jika omzet 8jt")
    assert "omzet (GMV) minimal Rp8.000.000" in house.to(house.admin, said)[0]


def file(house: House, name: str, text: str) -> Attachment:
    path = house.folder / name
    path.write_text(text, encoding="utf-8")
    return Attachment("document", name, name=name, path=str(path))


FILE = """
brand = "Herbana"
title = "Affiliate September 2026"
kind = "affiliate"
shop = "Shopee Herbana"
month = "2026-09"
[terms]
commission_pct = 10
bonus_idr = 500_000
bonus_gmv_idr = 10_000_000
promotions = ["voucher: potongan 20rb", "flash_sale"]
post_by = 2026-09-28
"""


def test_a_campaign_file_without_contents_asks_for_the_usual(house: House) -> None:
    house.shop("Shopee Herbana")
    said = house.says(house.admin, "/campaign", file=file(house, "a.toml", FILE))
    assert "3 video di Shopee" in house.to(house.admin, said)[0]
    house.presses(house.admin, "Buka campaign")
    [campaign] = house.do(campaigns.open_campaigns)
    terms = house.do(lambda s: deals.campaign_facts(s, campaign.id or 0)).terms
    assert terms.contents == (
        *(Content("video", "shopee", 3), Content("live", "shopee", 1, "picture")),
    )
    assert terms.bonus_target == Target(gmv_idr=10_000_000)
    assert terms.promotions == (Promotion("voucher", "potongan 20rb"), Promotion("flash_sale"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("bonus_units = 50", "target bonus tidak cocok"),
        ('promotions = ["sulap"]', "promotions"),
        ("bonus_idr = 0", "target bonus tidak cocok"),
    ],
)
def test_a_target_that_does_not_fit_is_told(house: House, line: str, told: str) -> None:
    house.shop("Shopee Herbana")
    key = line.split()[0]
    text = "\n".join(one for one in FILE.splitlines() if not one.startswith(f"{key} "))
    text = text.replace("[terms]", f"[terms]\n{line}")
    said = house.says(house.admin, "/campaign", file=file(house, "a.toml", text))
    assert told in house.to(house.admin, said)[0]


def test_the_questions_offer_the_usual_by_a_press(house: House) -> None:
    house.shop()
    house.says(house.admin, "/campaign new")
    for press in ("Herbana", "Affiliate", "TikTok Shop Herbana"):
        house.presses(house.admin, press)
    for words in ("Affiliate September 2026", "-", "komisi 10%", "500rb jika 50 terjual"):
        house.says(house.admin, words)
    house.says(house.admin, "voucher 20rb, flash sale 9.9")
    house.presses(house.admin, "Yang biasa: 3 video, 1 live")
    for words in ("30 September 2026", "-", "-", "-", "-"):
        house.says(house.admin, words)
    check = house.answer(house.admin, "10")
    for part in ("3 video di TikTok", "terjual minimal 50 produk", "flash sale (9.9)"):
        assert part in check
