"""Finds the chat and the words of a call, in the order in which the real server complains."""

import json
from dataclasses import dataclass
from typing import Any

from bot.practice.entities import Entity, trimmed, utf16_length, with_found
from bot.practice.markup import parse_formatted
from bot.practice.parameters import Call
from bot.practice.records import Message
from bot.practice.refusals import bad_request, forbidden, migrated
from bot.practice.room import Room

Json = dict[str, Any]

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_ENTITIES = 100


@dataclass(frozen=True)
class Words:
    """A text or caption with its entities."""

    text: str
    entities: list[Entity]

    def as_fields(self, name: str) -> Json:
        """The fields of a message; `name` is text or caption."""
        if not self.text:
            return {}
        entities = "entities" if name == "text" else "caption_entities"
        return {name: self.text, **({entities: self.entities} if self.entities else {})}


def read_text(call: Call) -> Words:
    """The `text` of a call."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    words = formatted(call.text("text"), call.text("parse_mode"), call.json("entities"))
    if not words.text:
        raise bad_request("text must be non-empty")
    if utf16_length(words.text) > MOST_TEXT:
        raise bad_request("message is too long")
    return words


def read_caption(call: Call) -> Words:
    """The `caption` of a call, which may be empty."""
    return checked_caption(
        call.text("caption"), call.text("parse_mode"), call.json("caption_entities")
    )


def checked_caption(text: Any, parse_mode: str, entities: Any) -> Words:
    """A caption that is not too long."""
    words = formatted(text, parse_mode, entities)
    if utf16_length(words.text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    return words


def formatted(text: Any, parse_mode: str, given: Any) -> Words:
    """A text as Telegram stores it: parsed, trimmed, with what it finds by itself."""
    entities = given if isinstance(given, list) else None
    bare, marked = trimmed(*parse_formatted(str(text), parse_mode, entities))
    return Words(bare, with_found(bare, marked)[:MOST_ENTITIES])


def known_chat(room: Room, call: Call) -> Json:
    """The chat that `chat_id` names, whether or not the bot may write there."""
    words = call.text("chat_id").strip()
    if not words:
        raise bad_request("chat_id is empty")
    number = call.integer("chat_id")
    if number in room.group.former_ids:
        raise migrated(room.group.id)
    chat = room.chat(number)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(room: Room, call: Call) -> Json:
    """The chat that `chat_id` names, if the bot may write there."""
    if call.text("business_connection_id"):
        raise bad_request("business connection not found")
    chat = known_chat(room, call)
    person = room.people.get(chat["id"])
    if person is None:
        return chat
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def replied_message(room: Room, call: Call, chat: Json) -> Json:
    """The `reply_to_message` field for `reply_parameters`, or nothing."""
    wish = call.json("reply_parameters")
    if not call.text("reply_parameters"):
        wish = {
            "message_id": call.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
        }
    if not isinstance(wish, dict):
        raise bad_request("can't parse reply parameters JSON object")
    number = wish.get("message_id") or 0
    message = room.message(chat["id"], int(number)) if number else None
    if message:
        told = {key: value for key, value in message.body.items() if key != "reply_to_message"}
        return {"reply_to_message": told}
    if number and wish.get("allow_sending_without_reply") is not True:
        raise bad_request("message to be replied not found")
    return {}


def link_preview(call: Call) -> Json:
    """The `link_preview_options` field, echoed as the real server does."""
    if not call.text("link_preview_options"):
        return {}
    try:
        options = json.loads(call.text("link_preview_options"))
    except ValueError:
        raise bad_request("can't parse link preview options JSON object") from None
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    return {"link_preview_options": options} if options else {}


def own_message(room: Room, call: Call) -> Message:
    """The bot's message that an edit means."""
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = known_chat(room, call)
    message = room.message(chat["id"], call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.body["from"]["id"] != room.bot_user["id"]:
        raise bad_request("message can't be edited")
    return message
