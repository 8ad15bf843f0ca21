"""Phone numbers that are dictated: `nol delapan satu dua ...`, some digits perhaps typed."""

import re

from deals.reading.numbers.number_words import UNITS
from deals.reading.word_sets import word_set

_WORD = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9]")
_TIMES = {"double": 2, "dobel": 2, "triple": 3, "tripel": 3}
_BETWEEN = word_set(", . - strip terus trus lalu plus + sama dan")
_FEWEST, _MOST = 10, 14


def dictated(text: str) -> str | None:
    """The digits of the first Indonesian mobile number that is said digit by digit."""
    digits, times = "", 1
    for word in [*_WORD.findall(text.lower()), "end"]:
        if word in _TIMES:
            times = _TIMES[word]
        elif word in UNITS:
            digits, times = digits + str(UNITS[word]) * times, 1
        elif word.isdecimal() and digits:
            digits, times = digits + word[:_MOST], 1
        elif word not in _BETWEEN:
            if _FEWEST <= len(digits) <= _MOST and digits.startswith(("08", "628")):
                return digits if digits[0] == "0" else f"+{digits}"
            digits, times = "", 1
    return None
