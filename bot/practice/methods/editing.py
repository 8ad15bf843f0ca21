"""editMessage…, deleteMessage and answerCallbackQuery."""

from typing import Any

from bot.practice.keyboards import parse_inline
from bot.practice.methods.addressing import (
    known_chat,
    link_preview,
    own_message,
    read_caption,
    read_text,
)
from bot.practice.parameters import Call
from bot.practice.records import Message
from bot.practice.refusals import bad_request
from bot.practice.room import Room
from bot.practice.updates import QUERY_LIFETIME_S

Json = dict[str, Any]

DELETABLE_S = 48 * 3600
MOST_ANSWER = 200
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def edit_message_text(room: Room, call: Call) -> Json:
    """Replace text and inline keyboard; without `reply_markup` the keyboard goes."""
    words = read_text(call)
    keyboard = parse_inline(call.text("reply_markup"))
    message = own_message(room, call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    bare = {"text": None, "entities": None, "link_preview_options": None}
    content = {**bare, **words.as_fields("text"), **link_preview(call)}
    return _change(room, message, {**content, "reply_markup": keyboard})


def edit_message_caption(room: Room, call: Call) -> Json:
    """Replace caption and inline keyboard."""
    words = read_caption(call)
    keyboard = parse_inline(call.text("reply_markup"))
    message = own_message(room, call)
    if not message.body.keys() & {"photo", "document", "voice"}:
        raise bad_request("there is no caption in the message to edit")
    bare = {"caption": None, "caption_entities": None}
    content = {**bare, **words.as_fields("caption")}
    return _change(room, message, {**content, "reply_markup": keyboard})


def edit_message_reply_markup(room: Room, call: Call) -> Json:
    """Replace the inline keyboard, or take it away."""
    keyboard = parse_inline(call.text("reply_markup"))
    return _change(room, own_message(room, call), {"reply_markup": keyboard})


def delete_message(room: Room, call: Call) -> bool:
    """Delete a message that is at most 48 hours old."""
    chat = known_chat(room, call)
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = room.message(chat["id"], call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if room.clock.unix() - message.body["date"] > DELETABLE_S:
        raise bad_request("message can't be deleted for everyone")
    room.remove(message)
    return True


def answer_callback_query(room: Room, call: Call) -> bool:
    """Answer a button press within 150 seconds; a text appears on the person's screen."""
    query = room.queries.get(call.text("callback_query_id"))
    if query is None or room.clock.unix() - query.made_at > QUERY_LIFETIME_S:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.text("text")
    if len(text) > MOST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if text:
        toast = {"person_id": query.person_id, "chat_id": query.chat_id, "text": text}
        alert = call.flag("show_alert")
        room.events.tell("toast", lambda: {**toast, "alert": alert})
    return True


def _change(room: Room, message: Message, changes: Json) -> Json:
    if all(message.body.get(key) == value for key, value in changes.items()):
        raise bad_request(NOT_MODIFIED)
    return room.change(message, {**changes, "edit_date": room.clock.unix()}).body
