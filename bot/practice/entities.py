"""What Telegram finds by itself in a text: commands, links, names, tags and addresses."""

import re
from typing import Any

Entity = dict[str, Any]

_COMMAND = r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"
_EMAIL = r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = (
    r"(?:https?://|(?<![\w@./-])(?=[\w-]+(?:\.[\w-]+)*\.(?:com|id|co|net|org|me|io|app|link|ee)\b))"
)
_ENDS_URL = r"\s<>\"'«»\u2016-\u206f"  # the last: typographic quotes, dots and the like
_URL_REST = rf"[^{_ENDS_URL}]*[^{_ENDS_URL}.,!?:;)\]]"
_FOUND = re.compile(
    rf"(?P<email>{_EMAIL})|(?P<url>{_URL}{_URL_REST})|(?P<bot_command>{_COMMAND})"
    r"|(?P<mention>(?<![\w/])@[A-Za-z][A-Za-z0-9_]{3,31})|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


def utf16_length(text: str) -> int:
    """How long Telegram thinks the text is: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def found_entities(text: str) -> list[Entity]:
    """Entities that need no markup, in order."""
    return [
        {
            "type": found.lastgroup,
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found.group()),
        }
        for found in _FOUND.finditer(text)
    ]


def with_found(text: str, given: list[Entity]) -> list[Entity]:
    """Given entities plus those found outside of them, in order."""
    free = [
        entity for entity in found_entities(text) if not any(_meet(entity, one) for one in given)
    ]
    return sorted([*given, *free], key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space at its ends, and the entities that remain, moved along."""
    bare = text.strip()
    if bare == text:
        return text, entities
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(bare)
    moved = [_moved(entity, lead, end) for entity in entities]
    return bare, [entity for entity in moved if entity["length"] > 0]


def _moved(entity: Entity, lead: int, end: int) -> Entity:
    start = max(0, entity["offset"] - lead)
    stop = min(end, entity["offset"] + entity["length"] - lead)
    return {**entity, "offset": start, "length": stop - start}


def _meet(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
