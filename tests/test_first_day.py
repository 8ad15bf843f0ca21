"""A day from which on somebody can post is no last day: a person reads it."""

from datetime import date
from pathlib import Path

import pytest
from desk import House, Who

from deals.reading.days.first_day import names_a_first_day


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.mark.parametrize(
    "words",
    [
        "bisa ga tayangnya setelah tanggal 20 september?",
        "mulai tanggal 20 ke atas kak, bukan paling lambat",
        "aku bisanya di atas tgl 20",
        "can I post after the 20th?",
        "from Sept 20 onwards please",
        "20 september ke atas ya kak",
    ],
)
def test_no_terms_are_made_of_a_first_day(house: House, rani: Who, words: str) -> None:
    assert names_a_first_day(words)
    deal_id = house.approached(rani)
    said = house.says(rani, words)
    assert "teruskan dulu ke tim" in house.to(rani, said)[0]
    assert "Jawab" in house.to(house.admin, said)[0].labels
    assert house.deal(deal_id).on_table.number == 1


@pytest.mark.parametrize(
    "words",
    [
        "paling lambat tgl 20 ya",
        "tayang tgl 20 september",
        "diundur dari tgl 15 ke tgl 20",
        "habis 20 menit lagi aku kabari",
        "dari tgl 15 sampai tgl 20",
        "fee mulai 500rb",
        "mulai 2 reel",
    ],
)
def test_other_days_and_numbers_are_no_first_day(words: str) -> None:
    assert not names_a_first_day(words)


def test_a_correction_is_answered_while_terms_wait_and_is_settled_after_the_deal(
    house: House, rani: Who
) -> None:
    deal_id = house.approached(rani)
    house.says(rani, "600rb kak, tayang tgl 22 september")
    said = house.says(rani, "eh mulai tanggal 15 ke atas kak, bukan paling lambat")
    assert "teruskan dulu ke tim" in house.to(rani, said)[0]
    assert "ke atas" in house.to(house.admin, said)[0]
    again = house.says(rani, "maksudnya setelah tgl 15 september ya")
    assert not house.to(rani, again) and house.to(house.admin, again)
    house.presses(house.admin, "Terima syaratnya")
    house.presses(rani, f"agree:{deal_id}:{house.deal(deal_id).on_table.number}")
    assert not house.deal(deal_id).negotiating
    one, two = (one.number for one in house.deal(deal_id).unanswered)
    assert "perlu dijawab" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.answered:{deal_id}:{one}")
    house.presses(house.admin, f"s.answered:{deal_id}:{two}")
    assert house.deal(deal_id).unanswered == ()
    assert "perlu dijawab" not in house.answer(house.admin, "/due")


def test_what_unclear_words_meant_can_be_told_after_the_deal(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    house.says(rani, "600rb kak, tayang tgl 22 september")
    house.says(rani, "anu kak itu gimana ya yang kemarin")
    house.presses(house.admin, "Terima syaratnya")
    house.presses(rani, f"agree:{deal_id}:{house.deal(deal_id).on_table.number}")
    (one,) = house.deal(deal_id).unanswered
    said = house.presses(house.admin, f"s.mean:{deal_id}:{one.number}:counter")
    assert "Jawabannya tetap dari kamu" in house.to(house.admin, said)[-1]
    house.answer(house.admin, "/due")
    house.presses(house.admin, "Sudah dijawab")
    assert house.deal(deal_id).unanswered == ()


def test_a_first_day_is_no_promise(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=20)
    said = house.says(rani, "setelah tgl 24 ya kak")
    assert "betul?" not in "".join(one.text for one in house.to(rani, said))
    assert house.deal(deal_id).post_by == date(2026, 9, 24)
    assert house.to(house.admin, said) or house.to(rani, said)
