"""Numbers in chat text, and the thousands and millions after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.reading.numbers.number_words import (
    BIG_COINS,
    COINS,
    HALF,
    HUNDREDS,
    MILLION,
    ONE_OF_A_SCALE,
    PERCENT,
    SCALES,
    TEN,
    THOUSAND,
)
from deals.reading.numbers.spelled_numbers import spelled
from deals.reading.numbers.tokens import Tokens, text_at
from deals.reading.word_sets import word_set

_LONGEST = 20  # digits and marks; what is longer is no number of anything


_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


_WITH_CENTS = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})+),[0-9]{1,2}|([0-9]{1,3}(?:,[0-9]{3})+)\.[0-9]{1,2}"
)


_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")


_AN = frozenset({"an", "-an"})


_UNITS_BETWEEN = word_set("rp idr . tgl tanggal % persen percent")


_COUNTED_BEHIND = word_set("video vid vt konten reel reels story live post feed x")
_FROM_TO = word_set("to % k")
_RANGE = word_set(
    "- – — ~ s/d sd s.d sampai sampe smp smpe ampe hingga to until till nganti dugi -an- an-"
    " sampai- tot"
)


@dataclass(frozen=True)
class Number:
    """What tokens `start` to `end` say: `said` times `scale`, plus what smaller scale follows."""

    said: float
    scale: int
    start: int
    end: int
    spelled: bool = False
    grouped: bool = False  # 1.500.000
    coin: bool = False
    more: float = 0

    @property
    def value(self) -> float:
        return self.said * self.scale + self.more


def numbers_in(tokens: Tokens) -> list[Number]:
    """All numbers from left to right; the lower end of a range takes the scale of the upper."""
    found = list(_numbers(tokens))
    for at in range(len(found) - 1, 0, -1):
        lower, upper = found[at - 1], found[at]
        if _shares_scale(lower, upper) and (
            is_range(tokens, lower, upper) or _is_either(tokens, lower, upper)
        ):
            found[at - 1] = replace(lower, scale=upper.scale)
    return found


def is_range(tokens: Tokens, lower: Number, upper: Number) -> bool:
    """Whether `500-750`, `500 sampai 750`, `1 s/d 2` join two numbers."""
    if (
        text_at(tokens, lower.start - 1) in ("from", "naik")
        and text_at(tokens, lower.end) in _FROM_TO
    ):
        return False  # `from 500k to 800k` asks for 800k
    between = [token.text for token in tokens[lower.end : upper.start]]
    text = "".join(word for word in between if word not in _UNITS_BETWEEN)
    return text in _RANGE


def _is_either(tokens: Tokens, one: Number, other: Number) -> bool:
    """`500 atau 600rb`."""
    return [token.text for token in tokens[one.end : other.start]] in (["atau"], ["ato"], ["or"])


def _shares_scale(lower: Number, upper: Number) -> bool:
    if lower.scale > 1 or upper.scale == 1 or lower.grouped or lower.coin:
        return False
    return lower.said < upper.said and lower.said * 20 >= upper.said


def _numbers(tokens: Tokens) -> Iterator[Number]:
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number:
            yield number
        at = number.end if number else at + 1


def number_at(tokens: Tokens, at: int) -> Number | None:
    """The number that begins at a token: `1,5 jt`, `dua juta lima ratus ribu`, `gopek`."""
    number = _part(tokens, at)
    if number is None or number.scale == 1:
        return number
    if text_at(tokens, number.end) in HALF and number.scale == MILLION and _ends(tokens, number):
        return replace(number, more=number.scale / 2, end=number.end + 1)
    rest = _part(tokens, number.end)
    if rest and number.scale == MILLION and _is_glued_tenth(tokens, rest):
        return replace(number, more=rest.said * number.scale / 10, end=rest.end)
    if rest is None or rest.grouped or rest.scale >= number.scale:
        return number
    if number.scale == MILLION and rest.scale == THOUSAND and rest.said < 1_000:
        return replace(number, more=rest.value, end=rest.end)
    if rest.scale == 1 and 100 <= rest.said < 1_000 and rest.said % 50 == 0:
        return replace(number, more=rest.said * number.scale / 1_000, end=rest.end)
    if number.spelled and rest.spelled and rest.scale == 1 and number.scale == MILLION:
        return _sejuta_dua(number, rest)
    return number


def _is_glued_tenth(tokens: Tokens, rest: Number) -> bool:
    """`1jt5`."""
    glued = tokens[rest.start - 1].end == tokens[rest.start].start
    last = text_at(tokens, rest.end) not in _COUNTED_BEHIND
    return glued and last and rest.scale == 1 and not rest.spelled and 1 <= rest.said <= 9


def _sejuta_dua(number: Number, rest: Number) -> Number:
    """`sejuta dua` is 1.2 million."""
    if rest.said >= 10 or rest.said != int(rest.said):
        return number
    return replace(number, more=rest.said * number.scale / 10, end=rest.end)


def _ends(tokens: Tokens, number: Number) -> bool:
    """Whether nothing follows `juta setengah` that the half could be of."""
    return text_at(tokens, number.end + 1) not in {
        "di",
        "dulu",
        "nya",
        "lagi",
        "dari",
        "dp",
        "dibayar",
    }


def _part(tokens: Tokens, at: int) -> Number | None:
    """A number with at most one scale."""
    text = text_at(tokens, at)
    if text in ONE_OF_A_SCALE:
        return Number(1, ONE_OF_A_SCALE[text], at, at + 1, spelled=True)
    if text in BIG_COINS:
        return Number(BIG_COINS[text], 1, at, at + 1, spelled=True, coin=True)
    if text in COINS:
        scaled = text_at(tokens, at + 1) in SCALES
        return Number(COINS[text], THOUSAND, at, at + 1 + scaled, spelled=True, coin=True)
    if text in HALF:
        return _half(tokens, at)
    number = _digits(tokens, at) if text[:1].isdigit() else _in_words(tokens, at)
    return _scaled(tokens, number) if number else None


def _half(tokens: Tokens, at: int) -> Number | None:
    one = at + 2 if text_at(tokens, at + 1) == "a" else at + 1
    if text_at(tokens, one) in PERCENT:
        return Number(0.5, 1, at, one, spelled=True)
    scale = SCALES.get(text_at(tokens, one))
    return Number(0.5, scale, at, one + 1, spelled=True) if scale else None


def _scaled(tokens: Tokens, number: Number) -> Number:
    end = number.end
    if text_at(tokens, end) == "-" and text_at(tokens, end + 1) == "an":
        end += 2
    elif text_at(tokens, end) == "an":
        end += 1
    half = 0.5 if text_at(tokens, end) in HALF else 0.0
    if half and text_at(tokens, end + 1) in PERCENT:
        return replace(number, said=number.said + half, end=end + 1)
    scale = SCALES.get(text_at(tokens, end + bool(half)))
    if scale is None:
        return number
    return replace(
        number, said=_said(tokens, number, scale) + half, scale=scale, end=end + bool(half) + 1
    )


def _said(tokens: Tokens, number: Number, scale: int) -> float:
    """Before a scale a dot or comma is a decimal sign; but nobody counts thousandths of a ribu."""
    text = tokens[number.start].text
    if not number.grouped or text.count(".") + text.count(",") > 1:
        return number.said
    if scale == THOUSAND and text[0] != "0":
        return number.said
    return float(text.replace(",", "."))


def _in_words(tokens: Tokens, at: int) -> Number | None:
    found = spelled(tokens, at)
    return Number(found[0], 1, at, found[1], spelled=True) if found else None


def _digits(tokens: Tokens, at: int) -> Number | None:
    text = tokens[at].text
    if len(text) > _LONGEST:
        return None
    if cents := _WITH_CENTS.fullmatch(text):
        whole = cents[1] or cents[2]
        return Number(int(re.sub("[.,]", "", whole)), 1, at, at + 1, grouped=True)
    if _GROUPED.fullmatch(text):
        return Number(int(re.sub("[.,]", "", text)), 1, at, at + 1, grouped=True)
    if text.isdecimal():
        return _multiplied(tokens, Number(int(text), 1, at, at + 1))
    if _DECIMAL.fullmatch(text):
        return Number(float(text.replace(",", ".")), 1, at, at + 1)
    return None


def _multiplied(tokens: Tokens, number: Number) -> Number:
    """`5 ratus`."""
    if number.said < 10 and text_at(tokens, number.end) in HUNDREDS:
        return replace(number, said=number.said * 100, end=number.end + 1)
    if number.said < 10 and text_at(tokens, number.end) in TEN:
        return replace(number, said=number.said * 10, end=number.end + 1)
    return number
