"""D1: the first words say who writes, why, from where we know them, and how to be left alone."""

from pathlib import Path

import pytest
from desk import House
from sqlmodel import select

from handlers import say
from storage.brand import wordings
from storage.tables import History, Partner


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def carried_over(house: House, language: str) -> str:
    """The first message, as staff get it to carry over by hand."""
    deal_id = house.listed("Rani")
    house.do(lambda s: setattr(s.get_one(Partner, 1), "language", language))
    house.presses(house.admin, f"s.vet:{deal_id}")
    house.says(house.admin, "/approach")
    said = house.presses(house.admin, "Kirim")
    return "\n".join(one.text for one in said)


@pytest.mark.parametrize(
    ("language", "source", "stop"),
    [("id", "dari profil publik Kakak", 'balas "stop"'), ("en", "public profile", 'reply "stop"')],
)
def test_they_say_who_why_from_where_and_how_to_stop(house, language, source, stop):
    text = carried_over(house, language)
    for told in ("Herbana", "September", source, stop):
        assert told in text, told


def test_a_brand_s_own_wording_cannot_leave_that_out(house):
    house.brand()
    house.do(lambda s: wordings.put(s, 1, "first_contact", "id", "Hai! {{ link }}", 1, house.now))
    text = carried_over(house, "id")
    assert "Hai! https://t.me/" in text
    assert "dari profil publik Kakak" in text and 'balas "stop"' in text


def test_the_offer_in_the_chat_says_how_to_stop_and_to_see_one_s_data(house):
    house.approached(house.who("Rani"))
    [offer] = [one.text for one in house.everything() if one.words == "offer"]
    assert "/stop" in offer and "/data" in offer


def test_when_and_in_which_wording_it_was_said_is_kept(house):
    carried_over(house, "id")
    house.presses(house.admin, "Sudah dikirim")
    lines = house.do(lambda s: s.exec(select(History).order_by(History.id)).all())
    told = {line.happened: line.details.get("wording") for line in lines}
    assert told["first_contact_made"] == told["approach_prepared"]
    assert told["first_contact_made"].startswith("first_contact:id:")


def test_another_wording_has_another_version(house):
    from deals.says.samples import SAMPLES

    words = SAMPLES["first_contact"]
    ours = say.version(words, "id")
    assert ours == say.version(words, "id") != say.version(words, "id", "Hai! {{ link }}")
