"""What strangers hand in, made fit for any database: some texts and numbers none can hold."""

import math
from typing import Any


def make_storable(table: dict[str, Any]) -> dict[str, Any]:
    """The table itself, where every value, however deep, can now be stored.

    A NUL and half a character become U+FFFD; a number that is none (nan, inf) becomes None.
    """
    parts: list[Any] = [table]  # a list of what is to do, as nesting may be deeper than our stack
    while parts:
        part = parts.pop()
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            if isinstance(value, dict | list):
                parts.append(value)
            else:
                part[key] = _storable(value)
    return table


def storable(text: str) -> str:
    """The text without what no database takes; two halves that belong together become one."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value
