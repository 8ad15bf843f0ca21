"""The fee that a message names, in rupiah."""

from dataclasses import replace

from deals.reading.found import Found
from deals.reading.money.bare import bare_fees
from deals.reading.money.money_words import (
    BARTERED,
    COUNTED,
    EARNED,
    FEE,
    GOODS,
    HYPOTHETICAL,
    LEAST,
    MOST,
    NOT_A_FEE,
    NOT_MONEY_AFTER,
    OFFER,
    OFFERED,
    OTHER_BRAND,
    PLACES,
    PRICE,
    PROMISED_BY_ADS,
    RUPIAH,
    SENTENCE_ENDS,
    TAKEN,
    TAKES_MONEY,
    WORTH,
)
from deals.reading.money.percents import COMMISSION
from deals.reading.money.wanted import wanted
from deals.reading.numbers.in_chat import Number, is_range, numbers_in
from deals.reading.numbers.number_words import MILLION, SCALES, THOUSAND
from deals.reading.numbers.tokens import Tokens, after, before, text_at, tokens_of
from deals.reading.word_sets import word_set

_FAR = 7
BARE = 0.65  # how sure a fee is whose thousands were left out
_AGREED = word_set("deal ok oke okay accept agree agreed with")
_ENDS_AN_AMOUNT = {"", "\n"} | word_set("+ and , . ! plus dan")
_SKIPPED = word_set("an - + real avg perak lebih per buat untuk utk mi ji")
_LINKS = word_set("ke jadi to sampai - – dan & atau → >")  # what joins an amount to the one before


def fee(words: str) -> Found[int] | None:
    """The fee that is asked for, agreed to, turned down or owed, in whole rupiah."""
    tokens = tokens_of(words)
    said = frozenset(token.text for token in tokens)
    numbers = _joined(tokens, numbers_in(tokens))
    money = [number for number in numbers if _is_fee(tokens, number, said)]
    if not money:
        return _bare_fee(tokens, numbers)
    chosen = wanted(tokens, _with_short(tokens, numbers, money))
    if chosen is None:
        return None
    number, doubt = chosen
    return Found(round(_rupiah(tokens, number)), _sure(tokens, number, doubt))


def _bare_fee(tokens: Tokens, numbers: list[Number]) -> Found[int] | None:
    chosen = wanted(tokens, bare_fees(tokens, numbers))
    if chosen is None:
        return None
    number, doubt = chosen
    return Found(round(number.value), round(BARE - doubt, 2))


def _with_short(tokens: Tokens, numbers: list[Number], money: list[Number]) -> list[Number]:
    """After `2 juta`, `1,7` alone is said in millions, too; after `300rb`, `600` in thousands."""
    scales = {number.scale for number in money}
    if len(scales) != 1 or not scales <= {THOUSAND, MILLION}:
        return money
    short = [
        replace(number, scale=scale)
        for number in numbers
        if number not in money and (scale := _short_for(tokens, number)) in (THOUSAND, *scales)
    ]
    return sorted(money + short, key=lambda number: number.start)


def _short_for(tokens: Tokens, number: Number) -> int:
    """The scale that a bare number at the end of a phrase must have; 0 for none."""
    following = text_at(tokens, number.end)
    if number.scale > 1 or number.spelled or number.grouped:
        return 0
    if following and following not in SENTENCE_ENDS:
        return 0
    if number.said < 20 and number.said % 1 > 0:
        return 0 if _is_twin_date(tokens, number) else MILLION
    return THOUSAND if 100 <= number.said < 1_000 and number.said % 50 == 0 else 0


def _is_twin_date(tokens: Tokens, number: Number) -> bool:
    """`9.9`."""
    day, _, month = tokens[number.start].text.partition(".")
    return day == month


def _joined(tokens: Tokens, numbers: list[Number]) -> list[Number]:
    """A range is its lower end, which then reaches to where the upper one ends."""
    joined: list[Number] = []
    for number in numbers:
        lower = joined[-1] if joined else None
        if lower and is_range(tokens, lower, number) and _is_lower(lower, number):
            joined[-1] = replace(lower, end=number.end)
        else:
            joined.append(number)
    return joined


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
        return number.said >= 20_000 and number.said % 500 == 0
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
    near = before(tokens, number.start, 4)
    if any(word in RUPIAH | FEE for word in near[:3]) or {"in", "for"} <= set(near):
        return True
    agreed = not _AGREED.isdisjoint(near[:3])
    return agreed and text_at(tokens, number.end + 1) in _ENDS_AN_AMOUNT


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
    following = after(tokens, number.end, 4)
    if following[:2] == ["dari", "komisi"]:
        return True
    if following[:1] == ["+"] and following[1:2] and following[1] in BARTERED:
        return False  # `300k + produk`
    if following[:2] in (["aja", "yg"], ["aja", "yang"]):
        following = following[2:]
    while following[:1] and following[0] in _SKIPPED:
        following = following[1:]
    if following[:1] and following[0] in NOT_MONEY_AFTER:
        return True
    if number.scale == 1 or not said & COUNTED:
        return False
    return any(word in PLACES for word in before(tokens, number.start, 1) + following[:1])


def _spoken_of_else(tokens: Tokens, number: Number) -> bool:
    """Whether the words before speak of a price, sales or followers, and not of a fee."""
    words = before(tokens, number.start, _FAR)
    if any(word in HYPOTHETICAL for word in words) or _of_another_brand(words):
        return True
    if _was_earned(words) or not (TAKES_MONEY | PROMISED_BY_ADS).isdisjoint(words):
        return True
    if not OFFERED.isdisjoint(after(tokens, number.end, 3)):
        return False
    for near, word in enumerate(words):
        if word in FEE:
            return False
        if word in PRICE and near and words[near - 1] in GOODS:
            return True
        if word in WORTH and words[near + 1 : near + 2] and words[near + 1] in FEE | OFFER:
            return False
        if word in NOT_A_FEE:
            return True
        if near and word in SCALES and words[0] not in _LINKS:
            return False
    return False


def _was_earned(words: list[str]) -> bool:
    """`komisi yg masuk 86rb`; `words` the nearest first."""
    at = next((at for at, word in enumerate(words) if word in EARNED), len(words))
    return any(word in COMMISSION for word in words[at + 1 : at + 3])


def _of_another_brand(words: list[str]) -> bool:
    """`udah iyain brand sebelah yg fee nya 3jt`; `words` the nearest first."""
    other = any(word in OTHER_BRAND for word in words)
    return other and any(word in TAKEN for word in words)


def _sure(tokens: Tokens, number: Number, doubt: float) -> float:
    named = any(word in FEE for word in before(tokens, number.start, 4))
    clear = number.scale > 1 or _marked(tokens, number)
    return round(0.7 + 0.2 * clear + 0.08 * named - doubt, 2)
