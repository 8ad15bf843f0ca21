"""Who had stopped and writes again hears nothing; a person sees whether they want back."""

import pytest
from desk import House, Who

from storage.tables import Deal
from tests.test_desk_reports import sheet

pytestmark = pytest.mark.on_both_databases
JADI = "eh jadi deh kak mau ikut"


@pytest.fixture
def rani(house: House) -> Who:
    who = house.who("Rani")
    house.approached(who)
    house.says(who, "stop")
    house.later(hours=1)
    return who


def test_a_yes_after_a_stop_stands_before_staff_and_is_not_answered(house, rani):
    said = house.says(rani, JADI)
    assert not house.to(rani, said)
    [notice] = house.to(house.admin, said)
    assert f"> {JADI}" in notice and "Buka lagi" in notice.labels
    assert house.deal(1).partner.stopped and house.deal(1).stage == "declined"
    due = house.answer(house.admin, "/due")
    assert "Menunggu kita: 1" in due and f"> {JADI}" in due


def test_a_person_lets_them_back_and_the_words_wait_for_an_answer(house, rani):
    house.says(rani, JADI)
    said = house.presses(house.admin, "Buka lagi")
    assert not house.to(rani, said)
    assert not house.deal(1).partner.stopped and house.deal(1).stage == "talking"
    assert "perlu dijawab" in house.answer(house.admin, "/due")
    house.presses(house.admin, "Setuju")
    assert any(one.words == "term_sheet" for one in house.to(rani, house.everything()))
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")


def test_what_is_agreed_goes_on_once_they_are_let_back(house):
    budi = house.who("Budi")
    house.agreed(budi)
    house.says(budi, "stop")
    house.later(hours=1)
    house.says(budi, "kak maaf kemarin salah pencet, masih bisa lanjut?")
    house.says(house.admin, "/due")
    house.presses(house.admin, "2. Buka lagi")
    due = house.answer(house.admin, "/due")
    assert "Menunggu kita: 1" in due and "salah pencet" in due and "perlu dijawab" in due
    assert house.deal(1).stage == "delivering"


def test_who_is_left_alone_stands_there_no_more(house, rani):
    house.says(rani, JADI)
    house.says(house.admin, "/due")
    house.presses(house.admin, "1. Biarkan")
    assert house.deal(1).partner.stopped
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")
    assert [one.act for one in house.presses(house.admin, "s.letback:1:9")] == ["toast"]


@pytest.mark.parametrize("words", ["makasih kak", "jangan chat saya lagi ya", "gak mau kak"])
def test_thanks_and_another_no_wait_for_nobody(house, rani, words):
    house.says(rani, words)
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")
    assert house.deal(1).partner.stopped


def test_an_ok_to_the_word_that_they_are_left_alone_is_no_wish_to_return(house):
    budi = house.who("Budi")
    house.approached(budi)
    house.says(budi, "stop")
    house.says(budi, "ok")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")


def test_who_stops_again_waits_for_nobody(house, rani):
    house.says(rani, JADI)
    house.says(rani, "stop")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")


@pytest.mark.parametrize(
    ("language", "stopped", "unlinked"),
    [
        ("id", "Minta tidak dihubungi lagi, bot diam", "Belum terhubung"),
        ("en", "Asked us to stop, the bot is silent", "Not linked"),
    ],
)
def test_a_card_tells_who_stopped_from_who_never_came(house, rani, language, stopped, unlinked):
    lead = house.member("Dewi", "lead", language)
    house.listed("Sari")
    assert stopped in house.answer(lead, "/deal 1") and unlinked not in house.answer(
        lead, "/deal 1"
    )
    assert unlinked in house.answer(lead, "/deal 2") and stopped not in house.answer(
        lead, "/deal 2"
    )


def test_a_stop_after_being_given_up_is_an_answer_that_staff_hear_of(house):
    rani = house.who("Rani")
    house.approached(rani)
    given_up(house)
    [notice] = house.to(house.admin, house.says(rani, "stop"))
    assert "Minta tidak dihubungi lagi" in notice
    assert house.deal(1).stage == "declined"
    assert house.do(lambda s: s.get_one(Deal, 1).answered_at) is not None
    rows = sheet(house.says(house.admin, "/export"))
    assert "TIDAK BISA DI CONTACT" not in [cell for row in rows for cell in row]


def test_who_was_given_up_stopped_and_says_start_opened_no_link(house):
    rani = house.who("Rani")
    house.approached(rani)
    given_up(house)
    house.says(rani, "stop")
    told = house.to(house.admin, house.says(rani, "/start"))
    assert not any("membuka link-nya" in one for one in told)


def given_up(house: House) -> None:
    house.later(days=20)
    assert house.deal(1).stage == "unreachable"
