"""Makes what strangers wrote harmless to show: no control, bidi or invisible characters, no floods.

Nothing here escapes markup, because every message is sent as plain text.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

CAPTION_UNITS = 1024
MESSAGE_UNITS = 4096  # what Telegram takes in one text, in UTF-16 units
TEXT_CHARS = 1000
NAME_CHARS = 64
NAMELESS = "?"
ENDING_CHARS = 8
LONG_CHARS = {"brief": 3000, "lines": 4096, "sketch": 2600}
NAMES = frozenset(
    {"partner", "brand", "campaign", "name", "handle", "phone", "courier", "tracking"}
)

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"  # controls, halves of characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # writing direction
    "\u00ad\u200b\u200c\u2060-\u2064\ufeff"  # no width at all
    "\u115f\u1160\u180e\u2800\u3164\uffa0]"  # a width, but nothing to see
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # a joiner outside an emoji
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def text(value: str, limit: int = TEXT_CHARS) -> str:
    """The words without harmful characters, at most `limit` of them; lines are kept."""
    value = value[: 4 * limit]
    if not (value.isascii() and value.isprintable()):
        value = _INVISIBLE.sub("", _BREAKS.sub("\n", value)).replace("\t", " ")
        value = _EMPTY_LINES.sub("\n\n", value)
    return clipped(value.strip(), limit)


def one_line(value: str, limit: int = TEXT_CHARS) -> str:
    """The same on a single line: no value can fake a line of the message around it."""
    return clipped(" ".join(text(value, limit).split()), limit)


def name(value: str) -> str:
    """A name on one line. One of which nothing can be seen has a sign in its place: no button may
    be empty."""
    return one_line(value, NAME_CHARS) or NAMELESS


def file_name(value: str) -> str:
    """A file's name without folders, its true ending in sight however long it is."""
    line = one_line(value.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = line.rpartition(".")
    if len(line) <= NAME_CHARS or not dot or len(ending) > ENDING_CHARS:
        return clipped(line, NAME_CHARS) or "file"
    return f"{clipped(stem, NAME_CHARS - len(ending) - 1)}.{ending}"


def clipped(value: str, limit: int) -> str:
    return value if len(value) <= limit else value[: limit - 1].rstrip() + "…"


def value(raw: Any, field: str = "") -> Any:
    """A field's value with every text in it cleaned, however deep; the type stays as it is."""
    if isinstance(raw, str):
        if field in NAMES:
            return name(raw) if raw else ""
        return text(raw, LONG_CHARS.get(field, TEXT_CHARS))
    if isinstance(raw, tuple):
        return tuple(value(item, field) for item in raw)
    kind: Any = type(raw)
    return _cleaner(kind)(raw)


def fit(message: str, units: int = MESSAGE_UNITS) -> str:
    """The message within the channel's limit, cut at the end of a line."""
    if len(message.encode("utf-16-le")) // 2 <= units:
        return message
    head = message.encode("utf-16-le")[: 2 * (units - 2)].decode("utf-16-le", "ignore")
    whole_lines, newline, _ = head.rpartition("\n")
    return (whole_lines if newline and len(whole_lines) > units // 2 else head).rstrip() + "\n…"


def tidy(message: str) -> str:
    """No more than one empty line in a row, and none at the ends."""
    return _EMPTY_LINES.sub("\n\n", message).strip()


@cache
def _cleaner(kind: Any) -> Callable[[Any], Any]:
    """How values of this type are cleaned; worked out once, since every message needs it."""
    make: Callable[..., Any] = kind
    if not is_dataclass(kind):
        return lambda raw: raw
    read = [(field.name, attrgetter(field.name)) for field in fields(kind)]
    return lambda raw: make(**{name: value(get(raw), name) for name, get in read})
