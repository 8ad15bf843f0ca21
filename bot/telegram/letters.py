"""Letters that no database and no other program takes: an update is read without them."""

from typing import Any

NUL = "\x00"


def readable(raw: Any) -> Any:
    """The same JSON without NULs, and with a sign in place of half a surrogate pair."""
    if isinstance(raw, str):
        return raw if raw.isascii() and NUL not in raw else _whole(raw.replace(NUL, ""))
    if isinstance(raw, dict):
        return {name: readable(value) for name, value in raw.items()}
    return [readable(value) for value in raw] if isinstance(raw, list) else raw


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
