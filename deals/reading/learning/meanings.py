"""What a word means, whichever tongue it is of and whatever hangs on it: `dibayarin` is of pay."""

from functools import cache, lru_cache
from pathlib import Path

from deals.reading.learning.words import ALIKE, single_letters

TABLE = Path(__file__).with_name("meanings.txt")
BEGINNINGS = (
    "di", "ku", "nge", "ng", "meng", "men", "mem", "me", "ter", "ke", "ny", "n", "per", "be",
    "ber", "se",
)  # fmt: skip
ENDINGS = (
    "kan", "in", "an", "ku", "mu", "i", "e", "ne", "na", "lah", "s", "nya", "kah", "pun",
)  # fmt: skip
SHORTEST = 3  # letters of what is left of a word


@lru_cache(maxsize=4096)
def meanings(word: str) -> tuple[str, ...]:
    """The meanings of a word as tokens have it; () for one that is not known."""
    known = _table()
    for bare in (word, *_bare(word)):
        if bare in known:
            return known[bare]
    return ()


def _bare(word: str) -> list[str]:
    """The word without an ending, without a beginning, and without both."""
    if len(word) <= SHORTEST + 1:
        return []
    unended = _unended(word)
    begun = [word[len(one) :] for one in BEGINNINGS if word.startswith(one)]
    unbegun = [bare for one in begun if len(one) >= SHORTEST for bare in (one, *_unended(one))]
    return unended + unbegun


def _unended(word: str) -> list[str]:
    bare = [word[: -len(one)] for one in ENDINGS if word.endswith(one)]
    return [one for one in bare if len(one) >= SHORTEST]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Every word of the table in its plainest form, with its meanings."""
    found: dict[str, set[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").replace("\n  ", " ").splitlines():
        if not line.startswith("#"):
            meaning, _, words = line.partition(": ")
            for word in map(single_letters, words.split()):
                found.setdefault(word, set()).add(meaning)
                found.setdefault(ALIKE.get(word, word), set()).add(meaning)
    return {word: tuple(sorted(several)) for word, several in found.items()}
