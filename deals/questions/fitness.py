"""Which words may be told to everybody: a fact names nobody, and no terms of a single deal."""

from collections.abc import Collection, Iterable
from datetime import date

from deals.reading.plain import plain, words_of
from deals.reading.reply import read_reply
from deals.reading.veil import seems_personal

FACT_CHARS = 1000
SHORTEST, PHONE = 3, 8  # letters of a name, and digits by which a phone is known
MONEY = ("fee_idr", "commission_pct")
OF_THE_DEAL = {"commission": MONEY, "payment": ("fee_idr",), "deadline": ("day",)}


def unfit(topic: str, words: str, today: date) -> str:
    """Why words cannot be a fact: `length`, or `terms`, which each deal has of its own; "" when
    they can."""
    if not 1 <= len(words) <= FACT_CHARS:
        return "length"
    return "terms" if _names_terms(OF_THE_DEAL.get(topic, ()), words, today) else ""


def unfit_as_told(
    topic: str, words: str, names: Collection[str], secrets: Collection[str], today: date
) -> str:
    """The same of words that were written to one partner; also `names`, when they are about
    somebody.

    `names`: what the partner is called, and their phone; `secrets`: what may not stand there as
    it is, such as the street where they live.
    """
    if why := unfit(topic, words, today):
        return why
    said = plain(words)
    if _names_somebody(words, names) or any(plain(secret) in said for secret in secrets):
        return "names"
    if seems_personal(words) or read_reply(words, today).phone:
        return "names"
    return "terms" if _names_terms(MONEY, words, today) else ""


def _names_somebody(words: str, names: Collection[str]) -> bool:
    """Whether any word of these names stands there, whatever its capitals, or one of them that is
    a phone, however it is written."""
    parts = {part for name in names for part in words_of(plain(name)) if len(part) >= SHORTEST}
    phones = {digits[-PHONE:] for name in names if len(digits := _digits(name)) >= PHONE}
    written = _digits(words)
    return bool(parts & set(words_of(plain(words)))) or any(one in written for one in phones)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _names_terms(of_the_deal: Iterable[str], words: str, today: date) -> bool:
    """An amount, a share or a last day that another deal may not have."""
    read = read_reply(words, today)
    return any(getattr(read, name) is not None for name in of_the_deal)
