"""Chat text made plain, so that words can be compared."""

import re
import unicodedata

_UNSPOKEN = ("Cf", "So", "Sk", "Mn")  # invisible characters, emoji and their modifiers
LONGEST = 4000


def plain(text: str) -> str:
    """Lower case, without invisible characters, emoji and drawn-out letters (`okeee`)."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST])
    spoken = "".join(c for c in folded if unicodedata.category(c) not in _UNSPOKEN)
    return re.sub(r"([a-z])\1{2,}", r"\1", spoken.lower()).strip()


def words_of(words: str) -> list[str]:
    """The words of plain text."""
    return re.findall(r"[a-z0-9]+", words)
