"""Words put right that are hardly misspelt: `brhenti krim pesn`."""

import re
from functools import lru_cache

LEFT_OUT = 2  # letters that may be missing
LONG_ENOUGH = 6  # letters of a word in which one may also be wrong, or stand in the wrong place
_WORD = re.compile(r"[a-z]{4,}")


def put_right(words: str, known: tuple[str, ...]) -> str:
    """The text with each word that is nearly one of the known ones as that word."""
    return _WORD.sub(lambda found: _nearest(found[0], known), words)


@lru_cache(maxsize=10_000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    if word in known:
        return word
    return next((one for one in known if _is_nearly(word, one)), word)


def _is_nearly(word: str, known: str) -> bool:
    if word[0] != known[0] or len(word) > len(known) + 1 or len(word) < len(known) - LEFT_OUT:
        return False
    if _letters(word) <= _letters(known) and _left_out(word, known):
        return True
    return len(known) >= LONG_ENOUGH and _one_slip(word, known)


def _left_out(word: str, known: str) -> bool:
    rest = iter(known)
    return all(letter in rest for letter in word)


def _one_slip(word: str, known: str) -> bool:
    """One letter too many, wrong, missing, or two in the wrong order."""
    at = next(
        (at for at, (one, other) in enumerate(zip(word, known, strict=False)) if one != other),
        min(len(word), len(known)),
    )
    return (
        known[at + 1 :] in (word[at + 1 :], word[at + 2 :], word[at:])
        or (
            known[at + 2 :] == word[at + 2 :]
            and known[at : at + 2] == word[at : at + 2][::-1]
            and len(known) == len(word)
        )
        or known[at:] == word[at + 1 :]
    )
