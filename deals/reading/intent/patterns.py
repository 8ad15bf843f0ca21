"""Patterns written as tables, one meaning a row."""

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Matches where any of these does."""
    return re.compile("|".join(patterns), re.DOTALL)
