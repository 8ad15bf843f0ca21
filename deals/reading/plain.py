"""Chat text made plain, so that words can be compared."""

import re
import unicodedata
from functools import lru_cache

_UNSPOKEN = ("Cf", "So", "Sk", "Mn")  # invisible characters, emoji and their modifiers
_SPACED = re.compile(r"\b[a-z](?:[ .-][a-z]){3,}\b")
LONGEST = 4000


@lru_cache(maxsize=16)  # many readers ask for the same text, and for its parts
def plain(text: str) -> str:
    """Lower case, without invisible characters, emoji and drawn-out letters (`okeee`)."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST])
    spoken = "".join(c for c in folded if unicodedata.category(c) not in _UNSPOKEN)
    return re.sub(r"([a-z])\1{2,}", r"\1", unspaced(spoken.lower())).strip()


def unspaced(words: str) -> str:
    """`s t o p` as the one word that it is."""
    return _SPACED.sub(lambda found: re.sub(r"\W", "", found[0]), words)


def words_of(words: str) -> list[str]:
    """The words of plain text."""
    return re.findall(r"[a-z0-9]+", words)
