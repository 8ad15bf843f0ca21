"""Our words follow the tone in which a partner writes."""

import re
from pathlib import Path

import pytest
from desk import House

from deals.reading.tones import tone_of
from deals.says.samples import SAMPLES
from handlers import say
from handlers.words.wording import LANGUAGES
from storage.tables import Partner

OURS = {
    name: words for name, words in SAMPLES.items() if type(words).__module__.endswith(".to_partner")
}
LETTER = (
    "Selamat siang. Terima kasih atas penawarannya, mohon kiranya Bapak/Ibu dapat menjelaskan"
    " terlebih dahulu jumlah konten yang dimaksud."
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        (LETTER, "formal"),
        ("Dengan hormat, kami bersedia bekerja sama.", "formal"),
        ("Dear team, we would kindly ask for the brief. Best regards, Maya", "formal"),
        ("oke kak gaskeun 😊", "relaxed"),
        ("aku mau dong min, kapan mulai wkwk", "relaxed"),
        ("hehe makasih ya kak, mohon maaf bapak ibu baru bales", "relaxed"),
        ("1,5 juta untuk 2 reel", None),
        ("ya", None),
        ("", None),
    ],
)
def test_the_tone_is_heard_from_what_gives_it_away(text: str, tone: str | None) -> None:
    assert (tone_of(text) or (None,))[0] == tone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OURS)
def test_every_message_has_a_formal_form(name: str, language: str) -> None:
    said = say.render(OURS[name], language, None, "formal")
    assert not re.search(r"\b[Kk]ak(?:ak)?\b", said), said
    assert not re.search("\\w [🙏😊👋🎉🙌📦]| [.,?!]|[.]{2}", said), said


def test_who_writes_formally_is_answered_so_and_who_does_not_is_not(house: House) -> None:
    rani, tono = house.who("Rani"), house.who("Tono")
    house.approached(rani)
    house.approached(tono)
    assert "maksud Bapak/Ibu yang mana" in house.answer(rani, LETTER)
    assert "Bapak/Ibu" not in house.answer(tono, "kak mau tanya detail bahan bakunya dong hehe")


def test_one_polite_word_changes_nothing_and_two_such_messages_do(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)

    def tone() -> str:
        return house.do(lambda s: s.get_one(Partner, 1).tone)

    house.says(rani, "Mohon penjelasan mengenai bahan bakunya, terima kasih.")
    assert tone() == "relaxed"
    house.says(rani, "Apabila berkenan, mohon dijawab.")
    assert tone() == "formal"
    house.says(rani, "hehe oke kak siap, makasih yaa 😊")
    assert tone() == "relaxed"


def test_names_and_staff_s_own_words_stay_as_they_are(house: House) -> None:
    kak = house.who("Kak Ros 🙏")
    house.approached(kak)
    house.says(kak, LETTER)
    assert "Bapak/Ibu Kak Ros 🙏" in house.answer(kak, "/status")
