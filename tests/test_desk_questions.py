"""Several questions of one partner: each is quoted, and answered by itself."""

from pathlib import Path

import pytest
from desk import House, Who

pytestmark = pytest.mark.on_both_databases

ENDORSE = "kontraknya pakai materai gak kak?"
PARKING = "nanti ada parkir di lokasi gak kak?"
FRIEND = "boleh ajak temen aku ikutan juga gak kak?"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    who = house.who("Rani")
    house.approached(who)
    for question in (ENDORSE, PARKING, FRIEND):
        house.says(who, question)
    return who


def test_each_question_stands_in_due_and_on_the_card_in_their_words(house, rani):
    due = house.answer(house.admin, "/due")
    assert "Menunggu kita: 3" in due
    for question in (ENDORSE, PARKING, FRIEND):
        assert f"> {question}" in due
        assert f"> {question}" in house.answer(house.admin, "/deal 1")


def test_an_answer_to_one_leaves_the_others_waiting(house, rani):
    house.says(house.admin, "/due")
    house.presses(house.admin, "2. Jawab")
    said = house.says(house.admin, "Ada kak, di basement.")
    assert [one.text for one in house.to(rani, said)] == ["Ada kak, di basement."]
    rest = house.to(house.admin, said)[-1]
    assert f"> {ENDORSE}" in rest and f"> {FRIEND}" in rest and PARKING not in rest
    due = house.answer(house.admin, "/due")
    assert "Menunggu kita: 2" in due and PARKING not in due


def test_the_button_under_a_question_answers_that_one(house, rani):
    asked = [
        action for one in house.to(house.admin, house.everything()) if PARKING in one
        for label, action in one.buttons if label == "Jawab"
    ]  # fmt: skip
    house.presses(house.admin, asked[0])
    house.says(house.admin, "Ada kak.")
    due = house.answer(house.admin, "/due")
    assert PARKING not in due and ENDORSE in due and FRIEND in due


def test_one_tap_says_that_an_answer_answers_all(house, rani):
    house.says(house.admin, "/due")
    house.presses(house.admin, "1. Jawab")
    house.says(house.admin, "Boleh, ada, boleh kak.")
    house.presses(house.admin, "Itu menjawab semuanya")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")


def test_an_answer_from_the_card_asks_which_it_answered(house, rani):
    house.says(house.admin, "/deal 1")
    house.presses(house.admin, "Jawab")
    said = house.says(house.admin, "Ada parkir kak.")
    which = house.to(house.admin, said)[-1]
    for question in (ENDORSE, PARKING, FRIEND):
        assert question in which
    house.presses(house.admin, "2. Sudah dijawab")
    due = house.answer(house.admin, "/due")
    assert PARKING not in due and "Menunggu kita: 2" in due


def test_what_was_done_elsewhere_is_ticked_off_one_by_one(house, rani):
    house.says(house.admin, "/due")
    house.presses(house.admin, "3. Sudah dijawab")
    due = house.answer(house.admin, "/due")
    assert FRIEND not in due and "Menunggu kita: 2" in due


def test_new_terms_answer_no_question(house, rani):
    house.says(rani, "fee 2jt ya kak")
    house.says(house.admin, "/due")
    house.presses(house.admin, "s.take:1:2")
    due = house.answer(house.admin, "/due")
    assert "Menunggu kita: 3" in due and "menawar" not in due


def test_in_the_group_a_question_is_quoted_without_a_phone(house):
    budi = house.who("Budi")
    house.approached(budi)
    house.says(budi, "produknya aman untuk ibu menyusui kak? hubungi 081200001037")
    due = house.says(house.admin, "/due", group=True)[0]
    assert "menyusui" in due and "81200001037" not in due


def test_a_reply_to_a_notice_answers_what_it_asks(house, rani):
    told = [one for one in house.everything() if one.to == house.admin.address and PARKING in one]
    said = house.says(house.admin, "Ada kak, di basement.", reply_to=told[0].message_id)
    assert [one.text for one in house.to(rani, said)] == ["Ada kak, di basement."]
    assert PARKING not in house.answer(house.admin, "/due")


def test_a_reply_in_the_group_is_talk_among_colleagues(house):
    budi = house.who("Budi")
    house.approached(budi)
    house.says(budi, ENDORSE)
    [shown] = house.to(house.group, house.says(house.admin, "/due", group=True))
    assert "1. Jawab" in shown.labels
    said = house.says(house.admin, "ada gak sih?", group=True, reply_to=shown.message_id)
    assert not said


def test_a_reply_to_anything_else_is_no_answer(house, rani):
    shown = house.says(house.admin, "/due")[0]
    said = house.says(house.admin, "oke", reply_to=shown.message_id)
    assert not house.to(rani, said)


@pytest.mark.parametrize(("words", "waits"), [(ENDORSE, True), ("makasih banyak ya kak", False)])
def test_after_the_end_a_question_waits_for_us_and_thanks_wait_for_nobody(house, words, waits):
    budi = house.who("Budi")
    house.approached(budi)
    house.presses(house.admin, "s.offfor:1:no_budget")
    house.says(budi, words)
    assert (words in house.answer(house.admin, "/due")) == waits
