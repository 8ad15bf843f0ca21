"""A fee without its thousands, where nothing else can be meant: `500 deh mentok`, `1,5 nett ya`."""

from dataclasses import replace

from deals.reading.money.money_words import FEE
from deals.reading.money.percents import COMMISSION
from deals.reading.money.wanted import (
    CANNOT,
    ENOUGH,
    FITS,
    FOR,
    INSTEAD,
    MERELY,
    MOVES,
    NOT,
    PIECES,
    TOO_LITTLE,
    TOO_MUCH,
    WANTED,
)
from deals.reading.numbers.in_chat import Number, numbers_in
from deals.reading.numbers.number_words import MILLION, PERCENT, THOUSAND
from deals.reading.numbers.tokens import Tokens, clause_ends, text_at, tokens_of
from deals.reading.word_sets import word_set

_NAMES_MONEY = FEE | word_set("nett net mentok minimal minimum nego rate fix final")
_BARGAINING = (
    word_set(
        "bisa bs boleh blh gimana gmn gmna piye kumaha kalo kalau klo kl deh dong ya yaa yah y lah"
        " mah sih aja ae wae weh saja nih loh tuh dikasih kasih kasi ambil oke ok gas gaskeun acc"
        " gpp gapapa baru br aku gue gw saya sy kita ini itu segitu di harga yg yang sekitar"
        " sekitaran"
        " an jalan berani mulai siap sanggup all in include dah atuh nggih teh kang om bang bro sis"
        " ka kak kk kakak min mimin admin mas mba mbak kaka bun beb say gan pak bu hmm hehe wkwk"
        " haha pls please tolong maaf how about ok? with works for me the"
    )
    | _NAMES_MONEY | WANTED | MOVES | INSTEAD | MERELY | TOO_LITTLE | TOO_MUCH | FITS | ENOUGH | NOT
    | CANNOT | FOR | PIECES | {"live", "+", "-"}
) - {"masuk", ",", "no"}  # fmt: skip
_SALUTATION_ONLY = word_set(
    "ka kak kk kakak min mas mba mbak bang bro sis ya an om teh kang pak bu"
)


def bare_fees(tokens: Tokens, numbers: list[Number]) -> list[Number]:
    """The figures that can only be a fee in thousands or millions, with that scale.

    All words around such a figure are words of bargaining; none counts anything.
    """
    if len(numbers) > MOST:
        return []
    return [
        replace(number, scale=scale, grouped=False)
        for number in numbers
        if (scale := _scale(tokens, number)) and _is_bargained(tokens, number)
    ]


def is_only_a_figure(words: str) -> bool:
    """Whether plain text says such a figure, and nothing but bargaining besides."""
    tokens = tokens_of(words)
    numbers = numbers_in(tokens)
    return _nothing_else(tokens, numbers) and bool(bare_fees(tokens, numbers))


def _nothing_else(tokens: Tokens, numbers: list[Number]) -> bool:
    said = {at for number in numbers for at in range(number.start, number.end)}
    return all(
        at in said or token.text in _BARGAINING or token.text in _MARKS
        for at, token in enumerate(tokens)
    )


def _scale(tokens: Tokens, number: Number) -> int:
    """What was left out; 0 where it can be told from no figure."""
    if number.scale > 1 or number.coin or text_at(tokens, number.start).startswith("0"):
        return 0
    if 100 <= number.said < 1_000 and number.said % 25 == 0:
        return THOUSAND
    named = not _NAMES_MONEY.isdisjoint(_clause(tokens, number))
    if named and 1_000 <= number.said < 10_000 and number.said % 100 == 0:
        return THOUSAND
    day, point, month = text_at(tokens, number.start).replace(",", ".").partition(".")
    if point and day != month and 1 <= number.said < 20 and month in _TENTHS:
        return MILLION
    return 0


_MARKS = {",", ".", "?", "!", "\n"}
MOST = 12  # numbers of a message that bargains
_TENTHS = word_set("1 2 3 4 5 6 7 8 9 25 75")


def _is_bargained(tokens: Tokens, number: Number) -> bool:
    around = _clause(tokens, number)
    if not all(word in _BARGAINING or word.isdecimal() for word in around):
        return False
    behind = text_at(tokens, number.end)
    if behind in PIECES | PERCENT | COMMISSION:
        return False
    if _SALUTATION_ONLY.issuperset(around):
        return _nothing_else(tokens, numbers_in(tokens))
    return True


def _clause(tokens: Tokens, number: Number) -> list[str]:
    """The words around a number, up to the ends of the clause."""
    begin, end = clause_ends(tokens, number.start, number.end)
    return [token.text for token in (*tokens[begin : number.start], *tokens[number.end : end])]
