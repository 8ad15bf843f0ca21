"""Reads HTML and MarkdownV2 texts into plain text and entities, complaining as Telegram does."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from bot.practice.entities import Entity, utf16_length
from bot.practice.refusals import Refusal, bad_request

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_PIECE = re.compile(r"<(?P<closing>/?)(?P<inside>[^<>]*)>|(?P<loose><)|[^<]+")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_KNOWN_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")

_MARKS = {
    "*": "bold",
    "__": "underline",
    "_": "italic",
    "~": "strikethrough",
    "||": "spoiler",
}
_MARKDOWN_PIECE = re.compile(
    r"\\(?P<escaped>[\x01-\x7e])"
    r"|```(?:(?P<language>\w+)\n)?(?P<pre>(?:\\.|[^`\\])*)```"
    r"|`(?P<code>(?:\\.|[^`\\])*)`"
    r"|(?P<mark>__|\|\||[*_~])"
    r"|(?P<link>\[)|\]\((?P<url>(?:\\.|[^)\\])*)\)"
    r"|(?P<reserved>[_*\[\]()~`>#+\-=|{}.!])"
    r"|(?P<plain>[^\\_*\[\]()~`>#+\-=|{}.!]+|\\)",
    re.DOTALL,
)


def _unparsable(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")


class _Sheet:
    """The text so far, the marks still open, and the entities already closed."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, Entity, int]] = []
        self.entities: list[Entity] = []

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def begin(self, name: str, entity: Entity, at_byte: int) -> None:
        self.open.append((name, {**entity, "offset": self.length}, at_byte))

    def end(self) -> Entity:
        entity = self.open.pop()[1]
        entity["length"] = self.length - entity["offset"]
        if entity["length"]:
            self.entities.append(entity)
        return entity

    def outcome(self) -> tuple[str, list[Entity]]:
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Text and entities of Telegram's HTML; refuses with `can't parse entities: …`."""
    sheet = _Sheet()
    for piece in _PIECE.finditer(text):
        if piece["loose"]:
            raise _unparsable(f"Unclosed start tag at byte offset {_byte(text, piece)}")
        if piece["inside"] is None:
            sheet.write(_KNOWN_REFERENCE.sub(lambda found: unescape(found[0]), piece[0]))
        elif piece["closing"]:
            _close_tag(sheet, piece["inside"].strip().lower(), _byte(text, piece))
        else:
            _open_tag(sheet, piece["inside"], _byte(text, piece))
    if sheet.open:
        name = sheet.open[-1][0]
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{name}"')
    return sheet.outcome()


def _byte(text: str, piece: re.Match[str]) -> int:
    return len(text[: piece.start()].encode())


def _open_tag(sheet: _Sheet, inside: str, at_byte: int) -> None:
    name, *rest = inside.strip().split(None, 1) or [""]
    name = name.lower()
    if name not in _TAGS:
        raise _unparsable(f'Unsupported start tag "{name}" at byte offset {at_byte}')
    attributes = dict(_attributes(rest[0] if rest else ""))
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {at_byte}')
    sheet.begin(name, _entity_of_tag(name, attributes), at_byte)


def _attributes(words: str) -> Iterator[tuple[str, str]]:
    for key, *values in _ATTRIBUTE.findall(words):
        yield key.lower(), unescape("".join(values))


def _entity_of_tag(name: str, attributes: dict[str, str]) -> Entity:
    kind = _TAGS[name]
    if name == "a":
        return {"type": kind, "url": attributes.get("href", "")}
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if name == "tg-emoji":
        return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
    if name == "tg-time":
        unix = attributes.get("unix", "")
        return {"type": kind, "unix_time": int(unix) if unix.isdigit() else 0}
    language = attributes.get("class", "").removeprefix("language-")
    return {"type": kind, "language": language} if name == "code" and language else {"type": kind}


def _close_tag(sheet: _Sheet, name: str, at_byte: int) -> None:
    if not sheet.open:
        raise _unparsable(f"Unexpected end tag at byte offset {at_byte}")
    expected = sheet.open[-1][0]
    if name and name != expected:
        raise _unparsable(
            f'Unmatched end tag at byte offset {at_byte}, expected "</{expected}>", '
            f'found "</{name}>"'
        )
    entity = sheet.end()
    if entity["length"] and not entity.get("url", "http"):
        sheet.entities.remove(entity)


def parse_markdown_v2(text: str) -> tuple[str, list[Entity]]:
    """Text and entities of MarkdownV2 (without block quotes and custom emoji)."""
    sheet = _Sheet()
    for piece in _MARKDOWN_PIECE.finditer(text):
        _take_markdown(sheet, piece, _byte(text, piece))
    if sheet.open:
        _, entity, at_byte = sheet.open[-1]
        kind = {"text_link": "TextUrl"}.get(entity["type"], entity["type"].title())
        raise _unparsable(f"Can't find end of {kind} entity at byte offset {at_byte}")
    return sheet.outcome()


def _take_markdown(sheet: _Sheet, piece: re.Match[str], at_byte: int) -> None:
    if piece["mark"]:
        _toggle(sheet, piece["mark"], at_byte)
    elif piece["link"]:
        sheet.begin("[", {"type": "text_link"}, at_byte)
    elif piece["url"] is not None and sheet.open and sheet.open[-1][0] == "[":
        sheet.open[-1][1]["url"] = _unescaped(piece["url"])
        sheet.end()
    elif piece["code"] is not None or piece["pre"] is not None:
        _write_code(sheet, piece)
    elif piece["reserved"] or piece["url"] is not None:
        character = piece[0][0]
        raise _unparsable(
            f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
        )
    else:
        sheet.write(piece["escaped"] or piece["plain"])


def _toggle(sheet: _Sheet, mark: str, at_byte: int) -> None:
    if sheet.open and sheet.open[-1][0] == mark:
        sheet.end()
    else:
        sheet.begin(mark, {"type": _MARKS[mark]}, at_byte)


def _write_code(sheet: _Sheet, piece: re.Match[str]) -> None:
    kind = "code" if piece["pre"] is None else "pre"
    language = {"language": piece["language"]} if piece["language"] else {}
    sheet.begin(kind, {"type": kind, **language}, 0)
    sheet.write(_unescaped(piece[kind]))
    sheet.end()


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\x01-\x7e])", r"\1", text)


def parse_formatted(
    text: str, parse_mode: str, given: list[Any] | None
) -> tuple[str, list[Entity]]:
    """Text and entities as `parse_mode` or the given entities ask for them."""
    match parse_mode.lower():
        case "" | "none":
            return text, [one for one in given or [] if isinstance(one, dict) and "type" in one]
        case "html":
            return parse_html(text)
        case "markdownv2":
            return parse_markdown_v2(text)
    raise bad_request("unsupported parse_mode")
