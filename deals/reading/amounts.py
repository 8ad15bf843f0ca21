"""The fee that a message names, in rupiah."""

from dataclasses import replace

from deals.reading.found import Found
from deals.reading.money_words import (
    COUNTED,
    FEE,
    GOODS,
    LEAST,
    MOST,
    NOT_A_FEE,
    NOT_MONEY_AFTER,
    PLACES,
    PRICE,
    RUPIAH,
    SENTENCE_ENDS,
    WORTH,
)
from deals.reading.number_words import MILLION
from deals.reading.numbers import Number, is_range, numbers_in
from deals.reading.tokens import Tokens, after, before, tokens_of
from deals.reading.wanted import wanted

_FAR = 7


def fee(words: str) -> Found[int] | None:
    """The fee that is asked for, agreed to, turned down or owed, in whole rupiah."""
    tokens = tokens_of(words)
    said = frozenset(token.text for token in tokens)
    numbers = _joined(tokens, _as_millions(tokens, numbers_in(tokens)))
    money = [number for number in numbers if _is_fee(tokens, number, said)]
    chosen = wanted(tokens, money)
    if chosen is None:
        return None
    number, doubtful = chosen
    return Found(round(_rupiah(tokens, number)), _sure(tokens, number, doubtful))


def _as_millions(tokens: Tokens, numbers: list[Number]) -> list[Number]:
    """After an amount of millions, `1,7` alone is said in millions, too."""
    scaled = [number for number in numbers if number.scale == MILLION]
    if not scaled:
        return numbers
    return [
        replace(number, scale=MILLION) if _is_small_decimal(tokens, number) else number
        for number in numbers
    ]


def _is_small_decimal(tokens: Tokens, number: Number) -> bool:
    following = [token.text for token in tokens[number.end : number.end + 1]]
    small = number.scale == 1 and not number.spelled and number.said < 20 and number.said % 1 > 0
    return small and (not following or following[0] in SENTENCE_ENDS)


def _joined(tokens: Tokens, numbers: list[Number]) -> list[Number]:
    """Without the upper ends of ranges."""
    upper = {
        at
        for at in range(1, len(numbers))
        if is_range(tokens, numbers[at - 1], numbers[at])
        and _is_lower(numbers[at - 1], numbers[at])
    }
    return [number for at, number in enumerate(numbers) if at not in upper]


def _is_lower(lower: Number, upper: Number) -> bool:
    return lower.value < upper.value and lower.value * 20 >= upper.value


def _is_fee(tokens: Tokens, number: Number, said: frozenset[str]) -> bool:
    if not LEAST <= _rupiah(tokens, number) <= MOST or not _is_money(tokens, number):
        return False
    return not (_counts_else(tokens, number, said) or _spoken_of_else(tokens, number))


def _is_money(tokens: Tokens, number: Number) -> bool:
    """Whether it is scaled, marked, grouped, or long and round as only money is."""
    if number.scale > 1 or number.coin or _marked(tokens, number):
        return True
    text = tokens[number.start].text
    if text.startswith("0"):
        return False
    if number.grouped:
        return number.said >= 10_000 and number.said % 500 == 0
    near = before(tokens, number.start, 3)
    named = any(word in FEE for word in near)
    if _millions(tokens, number) or (named and _thousands_left_out(tokens, number)):
        return True
    return 5 <= len(text) <= 8 and number.said % (500 if named else 10_000) == 0


def _millions(tokens: Tokens, number: Number) -> bool:
    """`idr 3.5M`; a bare M is a million only beside a fee."""
    following = tokens[number.end : number.end + 1]
    if not following or following[0].text != "m":
        return False
    return any(word in RUPIAH | FEE for word in before(tokens, number.start, 3))


def _thousands_left_out(tokens: Tokens, number: Number) -> bool:
    """`fee 750 aja`."""
    following = [token.text for token in tokens[number.end : number.end + 1]]
    round_enough = 100 <= number.said < 1_000 and number.said % 50 == 0
    return round_enough and not any(word in ("%", "persen", "/") for word in following)


def _rupiah(tokens: Tokens, number: Number) -> float:
    if number.scale == 1 and not number.coin and not number.grouped:
        if _millions(tokens, number):
            return number.said * MILLION
        if _thousands_left_out(tokens, number):
            return number.said * 1_000
    return number.value


def _marked(tokens: Tokens, number: Number) -> bool:
    near = [token.text for token in tokens[max(0, number.start - 2) : number.start]]
    behind = [token.text for token in tokens[number.end : number.end + 1]]
    rupiah = near[-1:] + (near[:1] if near[-1:] == ["."] or near[-1:] == [":"] else [])
    return any(word in RUPIAH for word in rupiah + behind)


def _counts_else(tokens: Tokens, number: Number, said: frozenset[str]) -> bool:
    """Whether what follows is counted: followers, views, pieces, foreign money."""
    following = after(tokens, number.end, 3)
    if following[:2] == ["dari", "komisi"]:
        return True
    while following[:1] and following[0] in (
        "an",
        "-",
        "+",
        "real",
        "avg",
        "lebih",
        "per",
        "buat",
        "untuk",
        "utk",
    ):
        following = following[1:]
    if following[:1] and following[0] in NOT_MONEY_AFTER:
        return True
    near = before(tokens, number.start, 2)
    return (
        bool(said & COUNTED)
        and (
            any(word in PLACES for word in near[:1])
            or (following[:1] != [] and following[0] in PLACES)
        )
        and number.scale > 1
    )


def _spoken_of_else(tokens: Tokens, number: Number) -> bool:
    """Whether the words before speak of a price, sales or followers, and not of a fee."""
    words = before(tokens, number.start, _FAR)
    for near, word in enumerate(words):
        if word in FEE:
            return False
        if word in PRICE and near and words[near - 1] in GOODS:
            return True
        if word in WORTH and words[near + 1 : near + 2] and words[near + 1] in FEE:
            return False
        if word in NOT_A_FEE:
            return True
        if near and word in ("jt", "rb", "k", "juta", "ribu"):
            return False
    return False


def _sure(tokens: Tokens, number: Number, doubtful: bool) -> float:
    named = any(word in FEE for word in before(tokens, number.start, 4))
    clear = number.scale > 1 or _marked(tokens, number)
    return round(0.7 + 0.2 * clear + 0.08 * named - 0.15 * doubtful, 2)
