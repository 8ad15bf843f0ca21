"""Answers of hardly a word, in which nothing but a yes or a no is said."""

import re

from deals.reading.plain import plain, words_of
from deals.reading.stops import AGREEING, FILLERS, NOT
from deals.reading.words import word_set

NO = word_set(f"{NOT} no not nope skip nolak tolak menolak")
WITH_NO = word_set("dulu bisa mau tertarik minat interested ikut jadi belum blm lain kali ya")
_ASKS_WHETHER = re.compile(rf"\b(?:bisa|bs|mau|boleh|blh|ada)\s+(?:{'|'.join(NOT.split())})\b")


def is_plain_yes(text: str) -> bool:
    """Whether these words agree and say nothing besides: `siap kak, setuju`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    return bool(said & AGREEING) and said <= AGREEING and "?" not in words


def is_plain_no(text: str) -> bool:
    """Whether these words decline and say nothing besides: `skip dulu ya`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    asks = "?" in words or _ASKS_WHETHER.search(words)
    return bool(said & NO) and said <= NO | WITH_NO and not asks
