"""A brand's shops: added from its card, and named by a campaign for affiliates."""

from pathlib import Path

import pytest
from desk import House

from deals.selling.shop import platform_named
from storage.brand import campaigns
from storage.deal import deals


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def with_shops(house: House) -> None:
    house.presses(house.admin, f"s.shops:{house.brand()}")
    house.says(house.admin, "TikTok Shop Herbana\nshopee  Herbana")


def test_a_lead_adds_the_shops_of_a_brand(house: House) -> None:
    lina = house.member("Lina", "lead")
    house.presses(lina, f"s.brand:{house.brand()}")
    assert "satu per baris" in house.presses(lina, "Tambah toko")[0]
    said = house.answer(lina, "TikTok Shop Herbana\nshopee  Herbana")
    assert "Toko: TikTok Shop Herbana, shopee Herbana" in said


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Toko Herbana", "(Toko Herbana)"),
        ("TikTok Shopee Herbana", "(TikTok Shopee Herbana)"),
        ("Shopee Herbamojo\nTIKTOK shop herbana", "sudah ada. (TIKTOK shop herbana)"),
        (
            "Shopee A\nshopee a",
            "misalnya TikTok Shop Herbana. (shopee a)",
        ),
    ],
)
def test_one_bad_line_and_no_shop_is_taken(house: House, typed: str, told: str) -> None:
    with_shops(house)
    house.presses(house.admin, f"s.shops:{house.brand()}")
    assert told in house.answer(house.admin, typed)
    assert "Herbamojo" not in house.presses(house.admin, f"s.brand:{house.brand()}")[0]


def test_a_campaign_for_affiliates_asks_for_its_shop(house: House) -> None:
    with_shops(house)
    house.says(house.admin, "/campaign new")
    house.presses(house.admin, "Herbana")
    assert "toko yang mana" in " ".join(map(str, house.presses(house.admin, "Affiliate")))
    assert "Toko itu tidak ada" in house.answer(house.admin, "Shopee Lain")
    house.presses(house.admin, "TikTok Shop Herbana")
    answers = [
        "Affiliate September 2026",
        "1 paket = 100rb",
        "komisi 10%",
        "-",
        "-",
        "3 video tiktok",
    ]
    for words in [*answers, "30 September 2026", "-", "-", "-", "-"]:
        house.says(house.admin, words)
    assert "TikTok Shop Herbana" in house.answer(house.admin, "10")
    house.presses(house.admin, "Buka campaign")
    [campaign] = house.do(campaigns.open_campaigns)
    facts = house.do(lambda s: deals.campaign_facts(s, campaign.id or 0))
    assert facts.shop and (facts.shop.name, facts.shop.platform) == (
        *("TikTok Shop Herbana", "tiktok"),
    )
    assert "TikTok Shop Herbana" in house.answer(house.admin, f"/campaign {campaign.id}")


def test_without_shops_nobody_is_asked_for_one(house: House) -> None:
    house.brand()
    house.says(house.admin, "/campaign new")
    house.presses(house.admin, "Herbana")
    assert "Judul" in " ".join(map(str, house.presses(house.admin, "Affiliate")))


def test_a_campaign_for_kols_has_no_shop(house: House) -> None:
    with_shops(house)
    house.says(house.admin, "/campaign new")
    house.presses(house.admin, "Herbana")
    assert "Judul" in " ".join(map(str, house.presses(house.admin, "KOL")))


@pytest.mark.parametrize(
    ("name", "platform"),
    [("TikTok Shop Herbana", "tiktok"), ("SHOPEE herbamojo", "shopee"), ("Toko", None)],
)
def test_the_name_of_a_shop_tells_its_platform(name: str, platform: str | None) -> None:
    assert platform_named(name) == platform
