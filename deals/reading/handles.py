"""The account that a message names."""

import re

from deals.reading.found import Found

LONGEST = 4000
_HANDLE = re.compile(r"(?<![\w.@/])@([A-Za-z0-9_.]*[A-Za-z_][A-Za-z0-9_]*)")


def handle(text: str) -> Found[str] | None:
    """The first `@name`, with the @; an e-mail address is none."""
    found = _HANDLE.search(text[:LONGEST])
    return Found(found[0], 0.9) if found else None
