"""The commission that a message names, in percent."""

import re

from deals.reading.found import Found

_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*(?:%|persen|percent)")


def commission(words: str) -> Found[float] | None:
    """The commission in percent."""
    found = _PERCENT.search(words)
    return Found(float(found[1].replace(",", ".")), 0.8) if found else None
