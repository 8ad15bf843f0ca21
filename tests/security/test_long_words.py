"""S14: no message is slow to read, however it was made up."""

from datetime import date

import pytest

from deals.boosting.reading import may_hold_codes, read_codes
from deals.links import read_links
from deals.reading.handing_in import says_finished, wants_to_hand_in
from deals.reading.intent.stops import is_stop
from deals.reading.reply import read_reply
from tests.yardstick import costs_at_most

LONGEST = 4096  # characters of a message
PIECES = (
    *("jangan ", "stop ", "tolong ", "bisa pernah mau ", "chat wa ", "kirim ", "don't do "),
    *("1", "1.", "1jt ", "tgl 1 ", "5% ", "a", "-", "/", " ", "\n", "?", "(", "@", "٣", "\u200b"),
    *("https://a.", "https://ig.me/", "www.", "xn--", "a.b", "ok ", "senin "),
    *("kode ", "#", "#a1", "video 1 ", "1 hari ", "lapor "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_message_of_one_piece_is_read_at_once(piece: str) -> None:
    _read_at_once(piece)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(1, len(PIECES)))
def test_a_message_of_two_pieces_is_read_at_once(number: int) -> None:
    for other in PIECES[:number]:  # which of the two begins makes no difference to the rest
        _read_at_once(PIECES[number] + other)


def _read_at_once(piece: str) -> None:
    assert costs_at_most(2000, _read, (piece * LONGEST)[:LONGEST]), piece


def _read(text: str) -> None:
    is_stop(text), read_reply(text, date(2026, 9, 1)), read_links(text)
    may_hold_codes(text), read_codes(text), wants_to_hand_in(text), says_finished(text)
