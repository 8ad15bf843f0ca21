"""A day from which on something can be, which is no last day."""

import re

from deals.reading.days.day_words import MONTHS
from deals.reading.plain import plain

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DATED = r"(?:tgl|tg|tanggal|tngl)\.?\s?"
_DATE = (
    rf"(?:{_DATED}\d{{1,2}}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\b"
    rf"|{_MONTH}\s\d{{1,2}}|\d{{1,2}}/\d{{1,2}})\b"
)
_SINCE = (
    r"(?:setelah|stlh|sesudah|abis|habis|sehabis|selepas|lewat|lepas|di ?atas|mulai(?:nya)?"
    r"|dari|after|from|starting|not before|ga(?:k)? sebelum|tidak sebelum)"
)
_UPWARDS = r"(?:ke ?atas|keatas|onwards?|and later|or later)"
_FROM = re.compile(rf"\b{_SINCE}\s(?:hari\s)?{_DATE}|{_DATE}(?:\s\w+){{0,2}}?\s{_UPWARDS}\b")
_TO = re.compile(
    rf"\b(?:sampai|sampe|smp|hingga|s/d|until|till?|ke|jadi|to)\s{_DATE}|\d\s?[-–]\s?\d"
)


def names_a_first_day(text: str) -> bool:
    """`setelah tanggal 15`, `mulai tgl 15`, `15 ke atas`; not `dari tgl 15 ke tgl 20`."""
    words = plain(text)
    return _FROM.search(words) is not None and _TO.search(words) is None
