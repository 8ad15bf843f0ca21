"""A cash bonus and what has to be sold for it: `bonusnya 1jt dong kalau 50 pcs`."""

from dataclasses import dataclass

from deals.reading.money.money_words import RUPIAH
from deals.reading.numbers.in_chat import Number, numbers_in
from deals.reading.numbers.tokens import Tokens, after, before, text_at, tokens_of
from deals.reading.word_sets import word_family, word_set
from deals.terms import Target

BONUS = word_family("bonus bonusnya bonuse bonusin bonusku bonuses insentif insentifnya incentive")
_TARGET = word_family("target targetnya targete syarat syaratnya")
_UNITS = word_family("pcs pc pieces piece unit units botol box buah produk produknya products item")
_SOLD = word_family(
    "terjual kejual laku laris sold terjualnya jual jualan penjualan penjualannya sales"
)
_TURNOVER = word_family(
    "omzet omset omzetnya omsetnya gmv gmvnya penjualan penjualannya revenue turnover sales"
)
_IF = word_set("jika kalau kalo klo kl bila apabila asal asalkan if when once jk")
_BETWEEN = word_set(
    "rp idr . : > = ≥ >= minimal min minimum sampai sampe mencapai capai tembus di atas lebih dari"
    " sebesar nya at least reach reaches reached is of up to over kena nyampe sudah udah bisa dapat"
)
_LEAST_RUPIAH, _MOST_UNITS = 10_000, 1_000_000
_NEAR = 5


@dataclass(frozen=True)
class Bonus:
    """What was named of it, and the text without that."""

    idr: int | None
    target: Target | None
    rest: str


def bonus_named(words: str) -> Bonus | None:
    """The bonus and its target in plain text that speaks of one; None where nothing is named."""
    tokens = tokens_of(words)
    said = {token.text for token in tokens}
    if said.isdisjoint(BONUS | _TARGET):
        return None
    found = _target(tokens)
    amount = _amount(tokens, found[1] if found else None) if not said.isdisjoint(BONUS) else None
    if amount is None and not (found and _is_told(tokens, found[1])):
        return None
    used = [number for number in (found and found[1], amount) if number]
    idr = round(amount.value) if amount else None
    return Bonus(idr, found[0] if found else None, _without(words, tokens, used))


def target_named(words: str) -> tuple[Target, str] | None:
    """What a condition in plain text asks to be sold, and what else it says."""
    tokens = tokens_of(words)
    found = _target(tokens)
    return (found[0], _else(tokens, found[1])) if found else None


def _target(tokens: Tokens) -> tuple[Target, Number] | None:
    for number in numbers_in(tokens):
        if _is_turnover(tokens, number):
            return Target(gmv_idr=round(number.value)), number
        if _is_units(tokens, number):
            return Target(units=round(number.value)), number
    return None


def _is_told(tokens: Tokens, number: Number) -> bool:
    """`targetnya 40 pcs aja`: without a bonus beside it, it has to be called the target."""
    return _said_before(tokens, number) in _TARGET


def _is_turnover(tokens: Tokens, number: Number) -> bool:
    """`omzet 10jt`, `Rp20.000.000 GMV`."""
    if not _is_money(tokens, number):
        return False
    ahead = _said_before(tokens, number)
    return ahead in _TURNOVER or not _TURNOVER.isdisjoint(after(tokens, number.end, 1))


def _is_units(tokens: Tokens, number: Number) -> bool:
    """`50 pcs`, `50 produk terjual`, `laku 50`."""
    if not 0 < number.value <= _MOST_UNITS or number.value % 1 or _marked(tokens, number):
        return False
    if not {*_UNITS, *_SOLD}.isdisjoint(after(tokens, number.end, 1)):
        return True
    return _said_before(tokens, number) in _SOLD


def _amount(tokens: Tokens, target: Number | None) -> Number | None:
    """The money nearest to the word; before it only where nothing stands behind."""
    at = next(place for place, token in enumerate(tokens) if token.text in BONUS)
    money = [n for n in numbers_in(tokens) if n != target and _is_money(tokens, n)]
    behind = [n for n in money if 0 < n.start - at <= _NEAR and not _if_between(tokens, at, n)]
    ahead = [n for n in money if 0 <= at - n.end <= 2]
    return next(iter([*behind, *reversed(ahead)]), None)


def _if_between(tokens: Tokens, at: int, number: Number) -> bool:
    return not _IF.isdisjoint(token.text for token in tokens[at : number.start])


def _is_money(tokens: Tokens, number: Number) -> bool:
    clear = number.scale > 1 or number.grouped or number.coin or _marked(tokens, number)
    return number.value >= _LEAST_RUPIAH and (clear or number.said % 1_000 == 0)


def _marked(tokens: Tokens, number: Number) -> bool:
    near = [token.text for token in tokens[max(0, number.start - 2) : number.start]]
    return not RUPIAH.isdisjoint(near) and near[-1] in (*RUPIAH, ".")


def _said_before(tokens: Tokens, number: Number) -> str:
    """The nearest word before that says something."""
    near = before(tokens, number.start, 6)
    return next((word for word in near if word not in _BETWEEN), "")


def _without(words: str, tokens: Tokens, numbers: list[Number]) -> str:
    """The text with these numbers and what names them taken out, for whoever reads the rest."""
    for number in sorted(numbers, key=lambda one: one.start, reverse=True):
        first = number.start
        while first and text_at(tokens, first - 1) in RUPIAH | BONUS | _TURNOVER | _BETWEEN:
            first -= 1
        start, end = tokens[first].start, tokens[number.end - 1].end
        words = f"{words[:start]} {words[end:]}"
    return words


_FILLERS = _UNITS | _SOLD | _TURNOVER | _BETWEEN | _IF | RUPIAH
_FILLERS |= word_set(
    "dalam selama sebulan per bulan ini a this month within in dan semua konten diterima acc"
    " diacc accepted all content and , ! ? target tercapai"
)


def _else(tokens: Tokens, number: Number) -> str:
    """What a condition says beside its number and the words that belong to it."""
    left = [token.text for token in (*tokens[: number.start], *tokens[number.end :])]
    said = [at for at, word in enumerate(left) if word not in _FILLERS]
    return " ".join(left[said[0] : said[-1] + 1]) if said else ""
