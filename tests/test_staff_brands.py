"""Brands and their products, by short dialogues."""

from pathlib import Path

import pytest
from desk import House

from storage.brand import campaigns


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def products(house: House) -> dict[str, str]:
    brand_id = house.brand("Herbana")
    found = house.do(lambda s: campaigns.products(s, brand_id))
    return {product.name: product.about for product in found}


def test_a_lead_adds_a_brand_with_its_products(house: House) -> None:
    lina = house.member("Lina", "lead")
    assert "Belum ada brand" in house.answer(lina, "/brand")
    assert "nama brand" in house.presses(lina, "Brand baru")[0]
    assert "Ceritakan Herbana" in house.answer(lina, "Herbana")
    assert "Herbal sejak lama." in house.answer(lina, "Herbal sejak lama.")
    house.presses(lina, "Tambah atau ubah produk")
    said = house.answer(lina, "Kunyit: pencernaan\n\nJahe Merah : masuk angin")
    assert "• Jahe Merah: masuk angin\n• Kunyit: pencernaan" in said
    assert "• Herbana: Jahe Merah, Kunyit" in house.answer(lina, "/brand")


def test_a_known_product_is_changed_whatever_the_case_of_its_letters(house: House) -> None:
    brand_id = house.brand()
    house.presses(house.admin, f"s.products:{brand_id}")
    house.says(house.admin, "Kunyit: pencernaan")
    house.presses(house.admin, f"s.products:{brand_id}")
    house.says(house.admin, "KUNYIT: sendi")
    assert products(house) == {"Kunyit": "sendi"}


def test_one_bad_line_and_no_product_is_taken_and_the_question_stays_open(house: House) -> None:
    house.presses(house.admin, f"s.products:{house.brand()}")
    for line in ("Kunyit: pencernaan\nJahe Merah", ": x", "Kunyit:", "x" * 65 + ": y"):
        assert "satu produk per baris" in house.answer(house.admin, line)
    assert products(house) == {}
    house.says(house.admin, "Kunyit: pencernaan: baik")
    assert products(house) == {"Kunyit": "pencernaan: baik"}


def test_a_name_is_asked_for_until_it_is_a_good_one(house: House) -> None:
    house.brand("Herbana")
    house.says(house.admin, "/brand add")
    assert "sudah dipakai" in house.answer(house.admin, "HERBANA")
    assert "paling panjang 64" in house.answer(house.admin, "x" * 65)
    assert "paling panjang 64" in house.answer(house.admin, "", kind="voice")
    assert "Ceritakan Herbamojo" in house.answer(house.admin, "Herbamojo")


def test_what_is_said_of_a_brand_can_be_changed_and_emptied(house: House) -> None:
    brand_id = house.brand()
    for about, shown in (("Alami.", True), ("-", False)):
        house.presses(house.admin, f"s.brand_about:{brand_id}")
        assert "1.000" in house.answer(house.admin, "x" * 1001)
        assert (about in house.answer(house.admin, about)) == shown


def test_cancelled_halfway_the_brand_is_there_without_a_description(house: House) -> None:
    house.says(house.admin, "/brand add")
    house.says(house.admin, "Herbana")
    house.says(house.admin, "/cancel")
    assert "• Herbana" in house.answer(house.admin, "/brand")


def test_staff_neither_see_nor_change_brands(house: House) -> None:
    bagas = house.member("Bagas")
    assert "hak" in house.answer(bagas, "/brand add")
    said = house.presses(bagas, f"s.products:{house.brand()}")
    assert [one.act for one in said] == ["toast"]


def test_a_press_for_a_brand_that_is_not_there_is_refused(house: House) -> None:
    for number in ("", "99", "x"):
        assert "Brand itu tidak ada" in house.presses(house.admin, f"s.brand:{number}")[0]


def test_a_brand_has_its_own_colour_in_pictures(house: House) -> None:
    brand_id = house.brand()
    house.presses(house.admin, f"s.brand_colour:{brand_id}")
    assert "enam angka" in house.answer(house.admin, "hijau daun")
    assert "Warna: #8C2F39" in house.answer(house.admin, "8c2f39")
    house.presses(house.admin, f"s.brand_colour:{brand_id}")
    assert "Warna" not in house.answer(house.admin, "-")


def test_a_claim_in_a_product_line_waits_for_a_second_press(house: House) -> None:
    house.presses(house.admin, f"s.products:{house.brand()}")
    warned = house.says(house.admin, "Jahe Merah: masuk angin\nKunyit: menyembuhkan maag")[0]
    assert "menyembuhkan maag" in warned.text and products(house) == {}
    house.says(house.admin, "Kunyit: menjaga pencernaan")
    assert products(house) == {"Kunyit": "menjaga pencernaan"}
    house.presses(house.admin, f"s.products:{house.brand()}")
    house.says(house.admin, "Kunyit: menyembuhkan maag")
    house.presses(house.admin, "Tetap pakai")
    assert products(house) == {"Kunyit": "menyembuhkan maag"}


def test_a_claim_about_the_brand_waits_for_a_second_press(house: House) -> None:
    number = house.brand()
    house.presses(house.admin, f"s.brand_about:{number}")
    said = house.says(house.admin, "Herbal yang dijamin sembuh 100%")
    assert "dijamin sembuh" in said[0].text
    assert house.do(lambda s: campaigns.brand_named(s, "Herbana").about) == ""
    said = house.presses(house.admin, "Tetap pakai")
    assert any("dijamin sembuh 100%" in one for one in said)
    assert house.do(lambda s: campaigns.brand_named(s, "Herbana").about).startswith("Herbal")
    again = house.presses(house.admin, "Tetap pakai")
    assert [one.act for one in again] == ["toast"]
