"""Our own words in another tone: a shipped template's plain text, with what stands in for what.

Only what we wrote is changed, never a value: a partner's name or words stay as they are.
"""

import re
from functools import cache
from typing import Any

from handlers.words.wording import tables

FORMAL = "formal"
_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_FACE = "(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)"
_FACE_FOR_A_STOP = re.compile(rf"(?<![\n.!?:,]) {_FACE}+(?= [A-Z]|\n| ?$)")
_FACES = re.compile(rf" {_FACE}+")  # one that begins a line is a mark, and stays


def formal(source: str, language: str) -> str:
    """The source of a template without faces, and with the formal words of its language."""
    parts = _CODE.split(source)
    return "".join(part if _CODE.fullmatch(part) else formally(part, language) for part in parts)


def formally(text: str, language: str) -> str:
    """The same words in a formal tone."""
    text = _FACES.sub("", _FACE_FOR_A_STOP.sub(".", text))
    for relaxed, stiff in tables(language)["formal"].items():
        begins = "" if relaxed.startswith(" ") else r"(?<!\w)"
        text = re.sub(rf"{begins}{re.escape(relaxed)}(?!\w)", stiff, text)
    return text


@cache
def formal_tables(language: str) -> dict[str, dict[str, Any]]:
    """The single words of a language, each in a formal tone."""
    return {name: _all_formal(table, language) for name, table in tables(language).items()}


def _all_formal(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return formally(value, language)
    if isinstance(value, dict):
        return {key: _all_formal(one, language) for key, one in value.items()}
    return [_all_formal(one, language) for one in value] if isinstance(value, list) else value
