"""The tokens of plain text: numbers, words and marks."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from deals.reading.numbers.number_words import GLUED
from deals.reading.numbers.speech import speech
from deals.reading.word_sets import word_set

MOST = 600  # tokens: a message of the greatest length has fewer, if it is a message
_TOKEN = re.compile(r"s/d(?![a-z])|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’`][^\W\d_]+)?|\n|\S")
_ENDS_CLAUSE = {"\n"} | word_set(
    ", ; . ? ! ( ) tapi tp tpi namun but soalnya karena krn sedangkan padahal makanya terus trs"
)


class Token(NamedTuple):
    """One word, number or mark, and where in the text it stands."""

    text: str
    start: int
    end: int


Tokens = Sequence[Token]


@lru_cache(maxsize=1)  # the readers of one text follow each other
def tokens_of(words: str) -> Tokens:
    """The tokens of what is said in plain text; spelled numbers are cut (`limaratus`)."""
    found: list[Token] = []
    for match in islice(_TOKEN.finditer(speech(words)), MOST):
        glued = GLUED.fullmatch(match[0]) if match.end() - match.start() > 5 else None
        for part in (1, 2) if glued else (0,):
            one = glued or match
            start = match.start() + (one.start(part) if glued else 0)
            found.append(Token(one[part], start, start + len(one[part])))
    return tuple(found)


def text_at(tokens: Tokens, at: int) -> str:
    """The text of a token; nothing behind the last one."""
    return tokens[at].text if at < len(tokens) else ""


def before(tokens: Tokens, at: int, most: int) -> list[str]:
    """The texts in the same clause before a token, the nearest first."""
    found: list[str] = []
    while len(found) < most and at > 0 and tokens[at - 1].text not in _ENDS_CLAUSE:
        at -= 1
        found.append(tokens[at].text)
    return found


def clause_ends(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Where the clause around the tokens from `start` to `end` begins and ends."""
    while start > 0 and tokens[start - 1].text not in _ENDS_CLAUSE:
        start -= 1
    while end < len(tokens) and tokens[end].text not in _ENDS_CLAUSE:
        end += 1
    return start, end


def after(tokens: Tokens, at: int, most: int) -> list[str]:
    """The texts in the same clause from a token on."""
    found: list[str] = []
    while len(found) < most and at < len(tokens) and tokens[at].text not in _ENDS_CLAUSE:
        found.append(tokens[at].text)
        at += 1
    return found
