"""What is said so plainly that no guess counts against it: a table, read from above."""

from collections.abc import Callable
from dataclasses import dataclass

from deals.reading.intent.clear_yes import is_clear_yes
from deals.reading.intent.constructions import (
    asks_for_a_sample,
    asks_for_other_terms,
    asks_whether_allowed,
    names_a_street,
    refuses_at_the_end,
    refuses_in_jest,
)
from deals.reading.intent.go_between import confirms_own_number, goes_through_me
from deals.reading.intent.guesses import CLEAR, Guesses, favoured
from deals.reading.intent.named_terms import signed_as_agreed
from deals.reading.intent.plain_answers import (
    is_plain_no,
    is_plain_question,
    is_plain_yes,
    is_short_question,
)
from deals.reading.intent.taken_back import refuses_after_all
from deals.reading.intent.trouble import misses_money, reports_trouble
from deals.reading.learning.words import word_set
from deals.reading.money.bare import is_only_a_figure
from deals.reading.plain import plain

# What a yes beside an amount is mistaken for, as most amounts are asked for.
NO_MORE_THAN_TERMS = word_set("counter ask later other decline accept")
ANY = word_set(
    "accept decline counter ask refer_manager later address proof problem stop greeting other"
)
FILLING = word_set("ya iya kak min")  # which say no more than that somebody is there


@dataclass(frozen=True)
class Correction:
    said: Callable[[str], bool]
    intent: str
    mistaken_for: frozenset[str]  # the guesses that it corrects
    sure: float
    least: float = 0.0  # how likely the intent must be by the guesses


def _agrees_in_a_word(text: str) -> bool:
    return is_plain_yes(text) and not set(plain(text).split()) <= FILLING


def _only_a_figure(text: str) -> bool:
    return is_only_a_figure(plain(text))


CORRECTIONS = (
    Correction(misses_money, "problem", ANY - {"problem"}, 0.8),
    Correction(reports_trouble, "problem", ANY - {"problem"}, 0.8, least=0.02),
    Correction(goes_through_me, "refer_manager", ANY - {"refer_manager"}, 0.7),
    Correction(confirms_own_number, "other", ANY - {"other", "greeting"}, 0.7),
    Correction(is_plain_question, "ask", ANY, CLEAR),
    Correction(
        is_short_question, "ask", word_set("accept problem proof other greeting counter"), CLEAR
    ),
    Correction(is_plain_no, "decline", ANY, CLEAR),
    Correction(refuses_in_jest, "decline", word_set("accept counter other ask"), 0.6),
    Correction(
        refuses_after_all, "decline", word_set("accept counter other ask greeting decline"), 0.7
    ),
    Correction(refuses_at_the_end, "decline", word_set("counter other problem"), 0.7),
    Correction(_agrees_in_a_word, "accept", ANY, CLEAR),
    Correction(is_clear_yes, "accept", NO_MORE_THAN_TERMS, 0.85),
    Correction(signed_as_agreed, "accept", NO_MORE_THAN_TERMS | {"problem"}, 0.75),
    Correction(_only_a_figure, "counter", word_set("other greeting address later proof"), 0.8),
    Correction(asks_for_other_terms, "counter", word_set("ask"), 0.6),
    Correction(asks_whether_allowed, "ask", word_set("problem"), 0.6),
    Correction(
        asks_for_a_sample, "ask", word_set("problem counter other later ask address accept"), 0.85
    ),
    Correction(names_a_street, "address", word_set("accept"), 0.6),
)


def corrected(text: str, guesses: Guesses, attacks: bool) -> Guesses | None:
    """The guesses with what is plainly said first; None where nothing is.

    Text that attacks agrees to nothing.
    """
    shares = dict(guesses)
    for one in CORRECTIONS:
        if guesses[0][0] not in one.mistaken_for or (attacks and one.intent == "accept"):
            continue
        if shares[one.intent] >= one.least and one.said(text):
            return favoured(guesses, one.intent, one.sure)
    return None
