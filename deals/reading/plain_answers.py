"""Answers of hardly a word, in which nothing but a yes or a no is said."""

import re

from deals.reading.plain import plain, words_of
from deals.reading.stops import AGREEING, FILLERS, NOT
from deals.reading.words import SALUTATION, word_set

NO = word_set(f"{NOT} no not nope skip nolak tolak menolak")
WITH_NO = word_set("dulu bisa mau tertarik minat interested ikut jadi belum blm lain kali ya")
LONGEST = 100  # characters of so plain an answer
_UNSPOKEN = re.compile(r"[?{}<>=|;$#\[\]\\]")  # a question, or what is written for machines
SOFT = word_set("ya iya y")  # a yes only when they stand alone: `makasih ya` is none
MILD = SOFT | word_set("ok oke okay okey okeh siap sip")  # `oke makasih` has taken note
THANKS = word_set("makasih terima kasih thanks thank")
MAY = word_set(f"bisa bs mau boleh blh ada ya sih {NOT}")
_ASKS_WHETHER = re.compile(rf"\b(?:bisa|bs|mau|boleh|blh|ada)\s+(?:{'|'.join(NOT.split())})\b")


def is_plain_yes(text: str) -> bool:
    """Whether these words agree and say nothing besides: `siap kak, setuju`."""
    words = plain(text)
    every = set(words_of(words))
    said = every - FILLERS
    if (
        len(words) > LONGEST
        or _UNSPOKEN.search(words)
        or not said
        or not said <= AGREEING
        or "sih" in every
    ):
        return False
    if said <= MILD and not THANKS.isdisjoint(every):
        return False
    return not said <= SOFT or every <= SOFT | SALUTATION


def is_plain_no(text: str) -> bool:
    """Whether these words decline and say nothing besides: `skip dulu ya`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    asks = "?" in words or _ASKS_WHETHER.search(words)
    return bool(said & NO) and said <= NO | WITH_NO and not asks


def is_plain_question(text: str) -> bool:
    """Whether these words ask only whether they may: `bisa ga ya kak`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    return said <= MAY and _ASKS_WHETHER.search(words) is not None
