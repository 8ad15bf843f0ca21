"""Days on which a partner cannot, as they write them."""

from datetime import date

import pytest

from deals.reading.busy_days import busy_days, days_in

TODAY = date(2026, 9, 1)


def september(first: int, last: int) -> tuple[date, date]:
    return date(2026, 9, first), date(2026, 9, last)


TOLD = {
    "tgl 10-12 aku di luar kota kak": september(10, 12),
    "kak tanggal 20 aku ga bisa ya": september(20, 20),
    "aku umroh sampai tgl 12": september(1, 12),
    "10 sampai 14 september full kak": september(10, 14),
    "28 agustus - 3 september aku libur": (date(2026, 8, 28), date(2026, 9, 3)),
    "30 - 2 oktober aku mudik": (date(2026, 9, 30), date(2026, 10, 2)),
    "besok ada acara kak": september(2, 2),
    "I'm away 10-12 September": september(10, 12),
}
NOT_TOLD = (
    "tgl 10 aku posting ya kak",
    "paketnya ga bisa diterima tgl 20",
    "lagi sibuk banget kak",
    "fee 500-700rb ga bisa kak",
    "akun aku ga bisa dibuka dari tgl 3",
    "kemarin aku di luar kota",
    "",
)


@pytest.mark.parametrize("text", TOLD)
def test_the_days_are_read(text: str) -> None:
    assert busy_days(text, TODAY) == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_words_name_none(text: str) -> None:
    assert busy_days(text, TODAY) is None


@pytest.mark.parametrize("text", ["terserah", "99", "1 januari 2020", "12-99", "1-2 kali"])
def test_what_is_no_day_to_come_is_none(text: str) -> None:
    assert days_in(text, TODAY) is None
