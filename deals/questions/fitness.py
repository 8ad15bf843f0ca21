"""Which words may be told to everybody: a fact names nobody, and no terms of a single deal."""

from collections.abc import Collection
from datetime import date

from deals.reading import read_reply
from deals.reading.plain import plain, words_of

FACT_CHARS = 1000
SHORTEST, PHONE = 3, 8  # letters of a name, and digits by which a phone is known


def unfit(topic: str, words: str, names: Collection[str], today: date) -> str:
    """Why words cannot be a fact: `length`, `names`, or `terms`, which each deal has of its own;
    "" when they can. `names`: whom it may not name."""
    if not 1 <= len(words) <= FACT_CHARS:
        return "length"
    if _names_somebody(words, names):
        return "names"
    return "terms" if _names_terms(topic, words, today) else ""


def _names_somebody(words: str, names: Collection[str]) -> bool:
    """Whether any word of these names stands there, whatever its capitals, or one of them that is
    a phone, however it is written."""
    parts = {part for name in names for part in words_of(plain(name)) if len(part) >= SHORTEST}
    phones = {digits[-PHONE:] for name in names if len(digits := _digits(name)) >= PHONE}
    written = _digits(words)
    return bool(parts & set(words_of(plain(words)))) or any(one in written for one in phones)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _names_terms(topic: str, words: str, today: date) -> bool:
    """An amount, a share or a last day that another deal may not have."""
    read = read_reply(words, today)
    of_the_deal = {
        "commission": (read.fee_idr, read.commission_pct),
        "payment": (read.fee_idr,),
        "deadline": (read.day,),
    }
    return any(value is not None for value in of_the_deal.get(topic, ()))
