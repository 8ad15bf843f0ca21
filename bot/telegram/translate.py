"""A raw Telegram update, put into the words that all channels share."""

from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.telegram import CHANNEL
from deals.channel import Address, Attachment, Contact, Incoming
from deals.storable import make_storable
from storage.inbox import Arrived

GONE = ("kicked", "left")


def arrived(raw: dict[str, Any]) -> Arrived:
    """An update as the inbox takes it; nothing in it is trusted to be there but its id.

    Only what no database can hold is replaced, in `raw` itself.
    """
    raw = make_storable(raw)
    return Arrived(CHANNEL, str(raw["update_id"]), f"{CHANNEL}:{_chat_id(raw)}", raw)


def incoming(raw: dict[str, Any], received_at: datetime) -> Incoming | None:
    """What somebody did, or None for an update that is nothing to us.

    Raises KeyError and the like when a known object lacks what it must have.
    """
    update = Update.de_json(raw, None)
    if update.callback_query:
        return _press(update.callback_query, received_at)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message and message.from_user:
        return _message(message, edited=update.edited_message is not None)
    return None


def _message(message: Message, edited: bool) -> Incoming | None:
    assert message.from_user
    text = message.text or message.caption or ""
    attachments = _attachments(message)
    kind = "edited" if edited else _kind(message, attachments)
    start = text.partition(" ")[2].strip() if _is_start(text) else None
    return Incoming(
        **_from(message.from_user, message.chat_id),
        sent_at=message.edit_date or message.date if edited else message.date,
        kind=kind,
        text=text,
        message_id=str(message.message_id),
        start=start,
        contact=_contact(message),
        attachments=attachments,
    )


def _press(query: CallbackQuery, received_at: datetime) -> Incoming:
    message = query.message
    chat_id = message.chat.id if message else query.from_user.id
    return Incoming(
        **_from(query.from_user, chat_id),
        sent_at=received_at,
        kind="button",
        button=query.data or "",
        button_id=query.id,
        message_id=str(message.message_id) if message else "",
    )


def _membership(change: ChatMemberUpdated) -> Incoming | None:
    if change.chat.type != "private":
        return None
    blocked = change.new_chat_member.status in GONE
    return Incoming(
        **_from(change.from_user, change.chat.id),
        sent_at=change.date,
        kind="blocked" if blocked else "unblocked",
    )


def _from(user: User, chat_id: int) -> dict[str, Any]:
    return {
        "address": Address(CHANNEL, str(chat_id)),
        "sender": Address(CHANNEL, str(user.id)),
        "sender_name": user.full_name,
        "username": user.username or "",
        "language": (user.language_code or "")[:2],
    }


def _kind(message: Message, attachments: tuple[Attachment, ...]) -> str:
    if message.contact:
        return "contact"
    if attachments:
        return "file"
    if message.text:
        return "text"
    return "voice" if message.voice or message.audio or message.video_note else "other"


def _attachments(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        biggest = message.photo[-1]
        size = biggest.file_size or 0
        return (Attachment("photo", biggest.file_id, mime="image/jpeg", size=size),)
    if message.document:
        file = message.document
        name, mime = file.file_name or "", file.mime_type or ""
        return (Attachment("document", file.file_id, name, mime, file.file_size or 0),)
    return ()


def _contact(message: Message) -> Contact | None:
    card = message.contact
    if card is None:
        return None
    name = " ".join(filter(None, (card.first_name, card.last_name)))
    own = message.from_user is not None and card.user_id == message.from_user.id
    return Contact(name, card.phone_number, own)


def _is_start(text: str) -> bool:
    return text.split(" ", 1)[0].partition("@")[0] == "/start"


def _chat_id(raw: dict[str, Any]) -> str:
    """The chat that an update belongs to, dug out without trusting its shape."""
    for kind in ("message", "edited_message", "my_chat_member", "callback_query"):
        part = raw.get(kind)
        if not isinstance(part, dict):
            continue
        if kind == "callback_query":
            part = part.get("message") if isinstance(part.get("message"), dict) else part
        for holder in ("chat", "from"):
            found = part.get(holder) if isinstance(part, dict) else None
            if isinstance(found, dict) and "id" in found:
                return str(found["id"])
    return "nobody"
