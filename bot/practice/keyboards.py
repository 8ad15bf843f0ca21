"""Reads `reply_markup`: inline keyboards stay on a message, others go to the person's screen."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.practice.refusals import Refusal, bad_request

Json = dict[str, Any]

MOST_BUTTONS = 100
MOST_DATA_BYTES = 64
_OTHER_ACTS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
)


@dataclass(frozen=True)
class Markup:
    """At most one of both: what the message carries, and what the page's keyboard becomes."""

    inline: Json | None = None
    screen: Json | None = None


def parse_markup(words: str, *, private: bool) -> Markup:
    """The keyboard in `reply_markup`; `private` tells whether a contact may be asked for."""
    if not words:
        return Markup()
    try:
        markup = json.loads(words)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if rows := _rows(markup, "keyboard", "ReplyKeyboardMarkup"):
        return Markup(screen=_screen_keyboard(markup, rows, private))
    if rows := _rows(markup, "inline_keyboard", "InlineKeyboardMarkup"):
        return Markup(inline=_inline_keyboard(rows))
    return Markup(screen={"remove": True}) if markup.get("remove_keyboard") is True else Markup()


def parse_inline(words: str) -> Json | None:
    """The inline keyboard of an edit, which takes no other kind."""
    markup = parse_markup(words, private=True)
    if markup.screen:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(markup: Json, field: str, kind: str) -> list[list[Any]]:
    rows = markup.get(field, [])
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the {kind} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" of the {kind} must be an Array of Arrays')
    return [row for row in rows if row]


def _screen_keyboard(markup: Json, rows: list[list[Any]], private: bool) -> Json:
    return {
        "reply": [[_screen_button(button, private) for button in row] for row in rows],
        "one_time": markup.get("one_time_keyboard") is True,
        "resize": markup.get("resize_keyboard") is True,
    }


def _screen_button(button: Any, private: bool) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _bad_button("", "KeyboardButton must be a String or an Object")
    text = _text_of(button, "")
    wants_contact = button.get("request_contact") is True
    if wants_contact and not private:
        raise bad_request("phone number can be requested in private chats only")
    return {"text": text, "request_contact": wants_contact}


def _inline_keyboard(rows: list[list[Any]]) -> Json:
    buttons = [[_inline_button(button) for button in row] for row in rows]
    if sum(len(row) for row in buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": buttons}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _bad_button("inline ", "InlineKeyboardButton must be an Object")
    _text_of(button, "inline ")
    if url := button.get("url"):
        return {**button, "url": _checked_url(url)}
    if data := button.get("callback_data"):
        if not isinstance(data, str):
            raise _bad_button("inline ", 'Field "callback_data" must be of type String')
        if len(data.encode()) > MOST_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return button
    if not any(act in button for act in _OTHER_ACTS):
        raise _bad_button("inline ", "Text buttons are unallowed in the inline keyboard")
    return button


def _text_of(button: Json, kind: str) -> str:
    if "text" not in button:
        raise _bad_button(kind, 'Can\'t find field "text"')
    text = button["text"]
    if not isinstance(text, str):
        raise _bad_button(kind, 'Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind}keyboard button text must be non-empty")
    return text


def _checked_url(url: Any) -> str:
    full = url if "://" in str(url) else f"http://{url}"
    parts = urlsplit(str(full))
    host = parts.hostname or ""
    if parts.scheme == "tg" or (parts.scheme in {"http", "https"} and _is_host(host)):
        return str(full)
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _is_host(host: str) -> bool:
    return "." in host.strip(".") and not any(letter.isspace() for letter in host)


def _bad_button(kind: str, words: str) -> Refusal:
    return bad_request(f"can't parse {kind}keyboard button: {words}")
