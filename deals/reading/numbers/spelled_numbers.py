"""Numbers below a thousand that are spelled: `dua ratus lima puluh`, `dua koma lima`."""

from deals.reading.numbers.number_words import (
    HUNDRED,
    HUNDREDS,
    POINT,
    TEEN,
    TEENS_AND_TENS,
    TEN,
    UNITS,
)
from deals.reading.numbers.tokens import Tokens, text_at


def spelled(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """The number below a thousand that is spelled from a token on, and where it ends."""
    total, unit, end = 0, None, at
    while (text := text_at(tokens, end)) is not None:
        if text in HUNDRED and not total and unit is None:
            total = 100
        elif text in TEENS_AND_TENS and unit is None and total % 100 == 0:
            total += TEENS_AND_TENS[text]
        elif text in UNITS and unit is None and (total == 0 or total % 10 == 0):
            unit = UNITS[text]
        elif unit is not None and text in TEEN:
            total, unit = total + 10 + unit, None
        elif unit is not None and text in TEN:
            total, unit = total + 10 * unit, None
        elif unit is not None and text in HUNDREDS and not total:
            total, unit = 100 * unit, None
        else:
            break
        end += 1
    if end == at:
        return None
    return _with_fraction(tokens, total + (unit or 0), end)


def _with_fraction(tokens: Tokens, whole: int, end: int) -> tuple[float, int]:
    """`dua koma lima`."""
    if text_at(tokens, end) in POINT and text_at(tokens, end + 1) in UNITS:
        return whole + UNITS[text_at(tokens, end + 1)] / 10, end + 2
    return whole, end
