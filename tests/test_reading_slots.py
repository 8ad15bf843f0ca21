"""What a reply names: every message of a long list, read to the letter; and no text is slow."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.reading.plain import plain
from deals.reading.slots import slots
from tests.yardstick import costs_at_most

TODAY = date(2026, 9, 2)  # a Wednesday
DATA = Path(__file__).parent / "data" / "replies_slots.jsonl"
MESSAGES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
FLOODS = (
    *("1", "1.", "1jt ", "tgl 1 ", "h-1 ", "5% ", "-1", "/", " ", "\n", "@", "٣", "\u200b", "<"),
    *(
        "https://a.",
        "a.b",
        "x@",
        "08",
        "+",
        "dua ",
        "ribu ",
        "nol ",
        "senin ",
        "ignore ",
        "system:",
    ),
    *("o8-", "1.rb", "a.b1.", "5% senin ", "08ribu ", "wa 8", "dari 1 jadi ", "bca 08-1 ", "=a("),
)
WORDS = (
    *("12", "500rb", "reel", "tgl", "%", "jt", ".", ",", "@", "juta", "setengah", "besok", "\n"),
    *("minggu", "depan", "h", "-", "31", "feb", "2026", "/", "9.9", "akhir", "bulan", "lagi"),
    *("ribu", "sejuta", "koma", "lima", "ratus", "wa.me/62", "0812", "jadi", "dari", "kemarin"),
)


def named(text: str) -> dict[str, Any]:
    """What was found, in the words of the list."""
    found = {name: one.value for name, one in slots(text, plain(text), TODAY).items()}
    day = found.pop("day", None)
    return found | ({"date": day.isoformat()} if day else {})


def as_listed(message: dict[str, Any]) -> dict[str, Any]:
    several = {
        "urls": tuple(message.get("urls", ())),
        "contents": tuple((count, kind) for count, kind in message.get("contents", ())),
    }
    single = {name: value for name, value in message.items() if name not in ("text", *several)}
    return single | {name: values for name, values in several.items() if values}


def test_every_listed_message_is_read_to_the_letter() -> None:
    misread = {
        message["text"]: (found, listed)
        for message in MESSAGES
        if (found := named(message["text"])) != (listed := as_listed(message))
    }
    assert not misread


def test_the_list_is_long_and_has_no_message_twice() -> None:
    assert len({message["text"] for message in MESSAGES}) == len(MESSAGES) > 400


@pytest.mark.parametrize(
    ("text", "surer_than"),
    [
        ("fee 500rb", "500rb aja apa 600rb ya"),
        ("fee 750rb", "fee 750"),
        ("Rp 750.000", "750000"),
        ("fee 500rb", "500rb ga cukup kak"),
    ],
)
def test_a_clear_fee_is_surer_than_one_that_must_be_guessed(text: str, surer_than: str) -> None:
    clear, guessed = (slots(one, plain(one), TODAY)["fee_idr"] for one in (text, surer_than))
    assert 0 < guessed.sure < clear.sure <= 1


def test_a_weekday_that_contradicts_its_date_is_not_sure() -> None:
    right, wrong = (
        slots(text, plain(text), TODAY)["day"] for text in ("Jumat, 4 Sept", "Kamis, 4 Sept")
    )
    assert right.value == wrong.value == date(2026, 9, 4)
    assert wrong.sure < 0.6 < right.sure


@given(st.text(max_size=300))
def test_no_text_ever_breaks_the_slots(text: str) -> None:
    slots(text, plain(text), TODAY)


@given(st.lists(st.sampled_from(WORDS)), st.dates())
def test_no_jumble_of_known_words_breaks_the_slots_on_any_day(
    words: list[str], today: date
) -> None:
    for text in (" ".join(words), "".join(words)):
        found = slots(text, plain(text), today)
        assert all(0 < one.sure <= 1 for one in found.values())


@pytest.mark.parametrize("piece", FLOODS)
def test_a_flood_of_any_pattern_is_read_at_once(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    assert costs_at_most(500, lambda one: slots(one, plain(one), TODAY), text)


def test_reading_loads_the_telephone_book_only_for_a_phone() -> None:
    """Which takes longer to load than all else that reads."""
    program = (
        "import sys, datetime; from deals.reading.reply import read_reply;"
        "read_reply('fee 2jt, besok ya', datetime.date(2026, 9, 2));"
        "assert 'phonenumbers' not in sys.modules;"
        "assert read_reply('wa 0812-0000-1122', datetime.date(2026, 9, 2)).phone;"
        "assert 'phonenumbers' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
