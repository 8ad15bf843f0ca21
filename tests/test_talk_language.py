"""Our words follow the language of whoever writes."""

from pathlib import Path

import pytest

from deals.reading.languages import language_of, language_wished
from tests.desk import House


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what product is it?", "en"),
        ("Hi, could you tell me when the pack will be here?", "en"),
        ("rate aku 1,5jt untuk 2 reel kak", "id"),
        ("maaf belum bisa kak", "id"),
        ("ok deal", None),
        ("thanks", None),
        ("no rek 123", None),
        ("basically aku prefer yang paid sih, but if you want barter it's okay kak", None),
        ("🙏", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None):
    found = language_of(text)
    assert (found[0] if found else None) == language


@pytest.mark.on_both_databases
def test_two_messages_in_english_are_answered_in_english(tmp_path: Path):
    house = House(tmp_path)
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    assert "Kak" in house.answer(alya, "could you tell me if this is safe for children?")
    house.answer(alya, "and is it safe when you are pregnant?")
    assert house.deal(deal_id).partner.language == "en"
    assert "Your collaborations with us" in house.answer(alya, "/status")


@pytest.mark.on_both_databases
def test_one_message_changes_nothing_but_a_long_one_does(tmp_path: Path):
    house = House(tmp_path)
    alya = house.who("Alya", "en")
    deal_id = house.approached(alya)
    assert house.deal(deal_id).partner.language == "en"
    house.says(alya, "oke kak nanti ya")
    assert house.deal(deal_id).partner.language == "en"
    house.says(alya, "wah boleh banget kak, tapi aku mau tanya dulu, ini untuk kapan ya?")
    assert house.deal(deal_id).partner.language == "id"
    assert "bahasa Indonesia" in house.answer(house.admin, f"/deal {deal_id}")


def test_who_asks_for_a_language_hears_that_it_is_kept(tmp_path: Path):
    house = House(tmp_path)
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(alya, "pakai bahasa indonesia aja ya kak")
    assert "lanjut pakai bahasa Indonesia" in house.to(alya, said)[0]
    assert not house.to(house.admin, said)
    assert "go on in English" in house.answer(alya, "in english please")
    assert house.deal(deal_id).partner.language == "en"
    assert "bahasa Indonesia" in house.answer(alya, "bahasa Indonesia aja")


@pytest.mark.parametrize(
    "text", ["kontennya pakai bahasa inggris atau indonesia?", "produk indonesia ya kak?", "ok kak"]
)
def test_other_words_wish_for_no_language(text: str):
    assert language_wished(text) is None
