"""What people do in the room: write, press, attach, edit, forward, start, block."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.practice.cast import Person
from bot.practice.entities import found_entities
from bot.practice.files import MOST_PHOTO_BYTES
from bot.practice.records import Message
from bot.practice.refusals import NotPossible
from bot.practice.room import Room

Json = dict[str, Any]

MOST_TEXT = 4096
MOST_IN_ALBUM = 10


@dataclass(frozen=True)
class Attachment:
    """A file that a person picked."""

    name: str
    mime: str | None
    content: bytes


def say(
    room: Room,
    person: Person,
    text: str,
    chat_id: int | None = None,
    reply_to: int | None = None,
    forward_from: int | str | None = None,
) -> Message:
    """Write a text; `forward_from` (a person's id, or a hidden user's name) makes it a forward."""
    text = text.strip()
    if not 0 < len(text) <= MOST_TEXT:
        raise NotPossible(f"a message has 1 to {MOST_TEXT} characters")
    origin = {} if forward_from is None else _origin(room, forward_from)
    return _write(room, person, {**origin, **_text(text)}, chat_id, reply_to)


def press(
    room: Room, person: Person, message_id: int, callback_data: str, chat_id: int | None = None
) -> Message:
    """Press an inline button of the bot; the message it stands on."""
    chat = _writable_chat(room, person, chat_id)
    message = room.message(chat["id"], message_id)
    if message is None:
        raise NotPossible("that message is gone")
    if callback_data not in _callback_data(message):
        raise NotPossible("that button is not there (any more)")
    content = {
        "id": room.new_query(person.id, chat["id"]),
        "from": person.user(),
        "message": message.body,
        "chat_instance": str(abs(chat["id"]) * 7919),
        "data": callback_data,
    }
    room.queue("callback_query", content, f"presses of {person.id}")
    return message


def attach(
    room: Room,
    person: Person,
    files: Sequence[Attachment],
    as_photo: bool,
    caption: str = "",
    chat_id: int | None = None,
) -> list[Message]:
    """Send files; several become an album, and what is no readable picture a document."""
    if not 0 < len(files) <= MOST_IN_ALBUM:
        raise NotPossible(f"one to {MOST_IN_ALBUM} files at a time")
    _writable_chat(room, person, chat_id)
    contents = [_file_content(room, file, as_photo) for file in files]
    album = {"media_group_id": secrets.token_hex(8)} if len(files) > 1 else {}
    contents[0].update(_text(caption.strip(), "caption"))
    return [_write(room, person, {**album, **content}, chat_id) for content in contents]


def speak(
    room: Room,
    person: Person,
    content: bytes,
    duration_s: int,
    chat_id: int | None = None,
) -> Message:
    """Send a voice note."""
    file = room.files.add_voice(content)
    room.file_added(file)
    voice = {"duration": duration_s, "mime_type": file.mime, **file.identity()}
    return _write(room, person, {"voice": voice}, chat_id)


def share_contact(
    room: Room,
    person: Person,
    of: int | None = None,
    name: str | None = None,
    phone: str | None = None,
    chat_id: int | None = None,
) -> Message:
    """Send a contact card: somebody of the room, a name and number, or one's own."""
    if of is None and phone:
        first, _, last = (name or phone).partition(" ")
        surname = {"last_name": last} if last else {}
        loose = {"phone_number": phone, "first_name": first, **surname}
        return _write(room, person, {"contact": loose}, chat_id)
    owner = room.person(of) if of is not None else person
    names = {key: value for key, value in owner.names().items() if key != "username"}
    number = (owner.phone or "").removeprefix("+")
    card: Json = {"phone_number": number, **names, "user_id": owner.id}
    return _write(room, person, {"contact": card}, chat_id)


def edit(
    room: Room, person: Person, message_id: int, text: str, chat_id: int | None = None
) -> Message:
    """Change the text or caption of an own message."""
    chat = _writable_chat(room, person, chat_id)
    message = room.message(chat["id"], message_id)
    if message is None or message.body["from"]["id"] != person.id:
        raise NotPossible("only an own message can be edited")
    if not message.body.keys() & {"text", "photo", "document", "voice"}:
        raise NotPossible("there are no words to edit in that message")
    field = "text" if "text" in message.body else "caption"
    bare = {"entities": None, "caption_entities": None, "edit_date": room.clock.unix()}
    changed = room.change(message, {**bare, **_text(text.strip(), field)})
    room.queue("edited_message", changed.body, f"chat {chat['id']}")
    return changed


def forward(
    room: Room,
    person: Person,
    from_chat_id: int,
    message_id: int,
    chat_id: int | None = None,
) -> Message:
    """Forward a message that the person can see; its buttons do not come along."""
    readable = {person.id} | ({room.group.id} if person.id in room.group.members else set())
    message = room.message(from_chat_id, message_id) if from_chat_id in readable else None
    if message is None:
        raise NotPossible("that message is gone")
    left = {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message"}
    content = {key: value for key, value in message.body.items() if key not in left}
    origin = {"type": "user", "sender_user": message.body["from"], "date": message.body["date"]}
    return _write(room, person, {"forward_origin": origin, **content}, chat_id)


def open_bot(room: Room, person: Person, payload: str = "") -> Message:
    """Press Start on `t.me/<bot>?start=<payload>`."""
    if person.blocked:
        unblock(room, person)
    return say(room, person, f"/start {payload}".strip())


def block(room: Room, person: Person) -> None:
    """Block the bot."""
    if not person.blocked:
        person.blocked = True
        _membership_changed(room, person, "member", "kicked")


def unblock(room: Room, person: Person) -> None:
    """Let the bot write again."""
    if person.blocked:
        person.blocked = False
        _membership_changed(room, person, "kicked", "member")


def deactivate(room: Room, person: Person) -> None:
    """Delete the person's account: nothing reaches them any more."""
    person.deactivated = True
    room.person_changed(person)


def _write(
    room: Room, person: Person, content: Json, chat_id: int | None, reply_to: int | None = None
) -> Message:
    chat = _writable_chat(room, person, chat_id)
    if chat["type"] == "private" and not person.started:
        person.started = True
        room.person_changed(person)
    replied = room.message(chat["id"], reply_to) if reply_to else None
    if replied:
        told = {key: value for key, value in replied.body.items() if key != "reply_to_message"}
        content = {"reply_to_message": told, **content}
    message = room.post(chat, person.user(), content)
    room.queue("message", message.body, f"chat {chat['id']}")
    return message


def _writable_chat(room: Room, person: Person, chat_id: int | None) -> Json:
    if person.deactivated:
        raise NotPossible(f"the account of {person.name} is deleted")
    if chat_id == room.group.id and person.id in room.group.members:
        return room.group.chat()
    if chat_id not in {None, person.id}:
        raise NotPossible(f"{person.name} is not in that chat")
    if person.blocked:
        raise NotPossible(f"{person.name} has blocked the bot")
    return person.chat()


def _text(text: str, field: str = "text") -> Json:
    if not text:
        return {}
    entities = found_entities(text)
    name = "entities" if field == "text" else "caption_entities"
    return {field: text, name: entities} if entities else {field: text}


def _callback_data(message: Message) -> set[str]:
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _file_content(room: Room, file: Attachment, as_photo: bool) -> Json:
    if as_photo and len(file.content) <= MOST_PHOTO_BYTES:
        sizes = room.files.add_photo(file.content)
        if sizes:
            room.file_added(*sizes)
            return {"photo": [size.as_size() for size in sizes]}
    document = room.files.add_document(file.name, file.mime, file.content)
    room.file_added(document)
    return {"document": document.as_document()}


def _origin(room: Room, forward_from: int | str) -> Json:
    date = room.clock.unix()
    known = room.people.get(int(forward_from)) if str(forward_from).isdigit() else None
    if known:
        return {"forward_origin": {"type": "user", "sender_user": known.user(), "date": date}}
    hidden = {"type": "hidden_user", "sender_user_name": str(forward_from), "date": date}
    return {"forward_origin": hidden}


def _membership_changed(room: Room, person: Person, old: str, new: str) -> None:
    room.person_changed(person)
    content = {
        "chat": person.chat(),
        "from": person.user(),
        "date": room.clock.unix(),
        "old_chat_member": chat_member(room.bot_user, old),
        "new_chat_member": chat_member(room.bot_user, new),
    }
    room.queue("my_chat_member", content, f"membership {person.id}")


def chat_member(user: Json, status: str) -> Json:
    """A `ChatMember` of the Bot API (member, left or kicked)."""
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": user, "status": status, **until}
