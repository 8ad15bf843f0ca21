"""A brand's own words for partners: nothing broken, unseen or forged is ever saved."""

from pathlib import Path

import pytest
from desk import House, Said

from deals.says.terms.to_partner import Offer
from handlers.staff.office.wording import CHANGEABLE, OF_THE_HOUSE
from handlers.staff.terms.whole_terms import AGREED_UNDER, left_out
from handlers.template_check import EDITABLE
from handlers.words.wording import LANGUAGES, TEMPLATES, tables
from storage.brand import wordings

NEW = "Hai {{ partner }}!\nDari {{ brand }}, {{ campaign }}."


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.brand("Herbana")
    return made


def asked(house: House, name: str = "offer") -> None:
    house.presses(house.admin, f"s.reword:1:id:{name}")


def saved(house: House, name: str = "offer") -> str | None:
    row = house.do(lambda s: wordings.find(s, 1, name, "id"))
    return row.source if row else None


def toast(said: list[Said]) -> str:
    return next(one.text for one in said if one.act == "toast")


def test_every_message_that_can_be_changed_has_a_name() -> None:
    assert set(EDITABLE) >= OF_THE_HOUSE
    for language in LANGUAGES:
        assert set(tables(language)["messages"]) == set(CHANGEABLE)


def test_the_list_is_turned_by_pages_and_lists_all(house: House) -> None:
    page, seen = house.says(house.admin, "/template")[0], []
    for _ in range(20):
        seen += [action for _, action in page.buttons if action.startswith("s.word:")]
        if "Berikutnya" not in page.labels:
            break
        page = house.presses(house.admin, "Berikutnya")[0]
    assert seen == [f"s.word:1:id:{name}" for name in CHANGEABLE]
    assert "Sebelumnya" in page.labels
    assert "Inggris" in house.presses(house.admin, "Versi Inggris")[0]


def test_with_two_brands_the_brand_is_asked_first(house: House) -> None:
    house.brand("Herbamojo")
    assert house.says(house.admin, "/template")[0].labels == ("Herbamojo", "Herbana")
    assert "Herbamojo · Indonesia" in house.presses(house.admin, "Herbamojo")[0]


def test_without_a_brand_there_is_nothing_to_word(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert "/brand add" in house.answer(house.admin, "/template")


def test_a_message_is_shown_with_its_template_and_what_it_says(house: House) -> None:
    house.says(house.admin, "/template")
    card, source, shown = house.presses(house.admin, "Tawaran")[:3]
    assert "versi bawaan" in card
    assert "terms.fee_idr" in card
    assert "{{ partner }}" in source
    assert "Rani Kusuma" in shown
    assert "Kembali ke bawaan" not in shown.labels


def test_new_words_are_shown_first_and_saved_by_a_press(house: House) -> None:
    asked(house)
    shown = house.says(house.admin, NEW)[0]
    assert "Hai Rani Kusuma!" in shown
    assert saved(house) is None
    assert "Disimpan" in house.to(house.admin, house.presses(house.admin, "Simpan"))[0]
    assert saved(house) == NEW
    assert "tidak berlaku" in toast(house.presses(house.admin, "Simpan"))


def test_partners_read_the_saved_words(house: House) -> None:
    asked(house)
    house.says(house.admin, NEW)
    house.presses(house.admin, "Simpan")
    rani = house.who("Rani")
    house.approached(rani)
    texts = [one.text for one in house.to(rani, house.everything())]
    assert "Hai Rani!\nDari Herbana, September." in texts


def test_every_problem_is_told_with_its_line_and_nothing_is_saved(house: House) -> None:
    asked(house)
    said = house.says(house.admin, "Hai {{ parnter }}\n{{ brand.upper() }}")[0]
    assert "Baris 1" in said
    assert "parnter" in said
    assert "Baris 2" in said
    assert said.buttons == ()
    assert "kosong" in house.answer(house.admin, "{# nothing #}")
    assert "kosong" in house.answer(house.admin, "", kind="voice")
    assert saved(house) is None
    assert "Hai Rani" in house.answer(house.admin, NEW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", AGREED_UNDER)
def test_words_that_are_agreed_to_name_every_term(house: House, name: str, language: str) -> None:
    ours = Path(TEMPLATES / language / f"{name}.txt.j2").read_text("utf-8")
    assert left_out(name, language, ours) == ()
    house.presses(house.admin, f"s.reword:1:{language}:{name}")
    assert "semua syarat harus tertulis" in house.answer(house.admin, "Setuju, {{ partner }}?")
    assert "Rp1.230.000" in house.answer(house.admin, "Setuju, {{ partner }}?")
    assert house.says(house.admin, ours)[0].labels == ("Simpan",)


def test_the_save_button_saves_only_the_words_above_it(house: House) -> None:
    asked(house)
    first = house.says(house.admin, "Versi satu")[0].buttons[0][1]
    second = house.says(house.admin, "Versi dua")[0].buttons[0][1]
    assert "tidak berlaku" in toast(house.presses(house.admin, first))
    house.presses(house.admin, second)
    assert saved(house) == "Versi dua"


def test_nobody_else_and_nothing_cancelled_is_saved(house: House) -> None:
    lina = house.member("Lina", "lead")
    asked(house)
    button = house.says(house.admin, NEW)[0].buttons[0][1]
    house.presses(lina, button)
    assert saved(house) is None
    house.says(house.admin, "/cancel")
    assert "tidak berlaku" in toast(house.presses(house.admin, button))
    assert saved(house) is None


def test_the_way_back_to_our_own_words(house: House) -> None:
    asked(house)
    house.says(house.admin, NEW)
    house.presses(house.admin, "Simpan")
    assert "✏️ Tawaran" in house.says(house.admin, "/template")[0].labels
    assert "versi brand sendiri" in house.presses(house.admin, "✏️ Tawaran")[0]
    said = house.presses(house.admin, "Kembali ke bawaan")
    assert "kembali ke versi bawaan" in house.to(house.admin, said)[0]
    assert saved(house) is None
    assert "sudah dilakukan" in toast(house.presses(house.admin, "s.our_words:1:id:offer"))


@pytest.mark.parametrize("place", ["", "1", "1:id:stranger", "1:xx:offer", "1:id:../words"])
def test_a_forged_place_is_refused(house: House, place: str) -> None:
    for act in ("s.word", "s.reword", "s.our_words"):
        said = house.presses(house.admin, f"{act}:{place}")
        assert [one.act for one in said] == ["toast"]
    assert "Brand itu" in toast(house.presses(house.admin, "s.word:9:id:offer"))
    assert Offer.template() in CHANGEABLE


def test_staff_cannot_change_words(house: House) -> None:
    bagas = house.member("Bagas")
    assert "hak" in house.answer(bagas, "/template")
    assert [one.act for one in house.presses(bagas, "s.reword:1:id:offer")] == ["toast"]
