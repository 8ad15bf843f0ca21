"""A raw Telegram update, put into the words that all channels share."""

from datetime import UTC, datetime
from typing import Any

from bot.telegram import CHANNEL
from deals.channel import Address, Attachment, Contact, Incoming
from deals.storable import make_storable
from storage.post.inbox import Arrived

GONE = ("kicked", "left")
VOICES = ("voice", "audio", "video_note")
Json = dict[str, Any]


def arrived(raw: Json) -> Arrived:
    """An update as the inbox takes it; nothing in it is trusted to be there but its id.

    Only what no database can hold is replaced, in `raw` itself.
    """
    raw = make_storable(raw)
    return Arrived(CHANNEL, str(raw["update_id"]), f"{CHANNEL}:{_chat_id(raw)}", raw)


def incoming(raw: Json, received_at: datetime) -> Incoming | None:
    """What somebody did, or None for an update that is nothing to us.

    Raises KeyError and the like when a known object lacks what it must have.
    """
    if raw.get("callback_query"):
        return _press(raw["callback_query"], received_at)
    if raw.get("my_chat_member"):
        return _membership(raw["my_chat_member"])
    message = raw.get("message") or raw.get("edited_message")
    if message and message.get("from") and not message.get("sender_chat"):  # else who was it?
        return _message(message, edited=not raw.get("message"))
    return None


def _message(message: Json, edited: bool) -> Incoming:
    text = _text(message, "text") or _text(message, "caption")
    attachments = _attachments(message)
    forwarded = bool(message.get("forward_origin"))
    start = text.partition(" ")[2].strip() if _is_start(text) and not forwarded else None
    return Incoming(
        **_from(message["from"], _number(message["chat"])),
        sent_at=_moment((edited and message.get("edit_date")) or message["date"]),
        kind="edited" if edited else _kind(message, attachments),
        text=text,
        message_id=str(_number(message, "message_id")),
        reply_to=_replied_to(message),
        start=start,
        forwarded=forwarded,
        contact=_contact(message),
        attachments=attachments,
        album=_text(message, "media_group_id"),
    )


def _press(query: Json, received_at: datetime) -> Incoming:
    message = query.get("message")
    return Incoming(
        **_from(query["from"], _number(message["chat"] if message else query["from"])),
        sent_at=received_at,
        kind="button",
        button=_text(query, "data"),
        button_id=query["id"],
        message_id=str(_number(message, "message_id")) if message else "",
    )


def _membership(change: Json) -> Incoming | None:
    if change["chat"]["type"] != "private":
        return None
    blocked = change["new_chat_member"]["status"] in GONE
    return Incoming(
        **_from(change["from"], _number(change["chat"])),
        sent_at=_moment(change["date"]),
        kind="blocked" if blocked else "unblocked",
    )


def _from(user: Json, chat_id: int) -> dict[str, Any]:
    return {
        "address": Address(CHANNEL, str(chat_id)),
        "sender": Address(CHANNEL, str(_number(user))),
        "sender_name": _full_name(user),
        "username": _text(user, "username"),
        "language": _text(user, "language_code")[:2],
    }


def _kind(message: Json, attachments: tuple[Attachment, ...]) -> str:
    if message.get("contact"):
        return "contact"
    if attachments:
        return "file"
    if message.get("text"):
        return "text"
    return "voice" if any(message.get(kind) for kind in VOICES) else "other"


def _attachments(message: Json) -> tuple[Attachment, ...]:
    if message.get("photo"):
        biggest = message["photo"][-1]
        size = biggest.get("file_size") or 0
        return (Attachment("photo", biggest["file_id"], mime="image/jpeg", size=size),)
    if message.get("video"):
        film = message["video"]
        name, mime = _text(film, "file_name"), _text(film, "mime_type") or "video/mp4"
        return (Attachment("video", film["file_id"], name, mime, film.get("file_size") or 0),)
    if message.get("document"):
        file = message["document"]
        name, mime = _text(file, "file_name"), _text(file, "mime_type")
        return (Attachment("document", file["file_id"], name, mime, file.get("file_size") or 0),)
    return ()


def _contact(message: Json) -> Contact | None:
    card = message.get("contact")
    if not card:
        return None
    own = card.get("user_id") == message["from"]["id"]
    return Contact(_full_name(card), _text(card, "phone_number"), own)


def _replied_to(message: Json) -> str:
    answered = message.get("reply_to_message")
    return str(_number(answered, "message_id")) if answered else ""


def _full_name(named: Json) -> str:
    return " ".join(filter(None, (_text(named, "first_name"), _text(named, "last_name"))))


def _text(part: Json, name: str) -> str:
    """Empty when it is missing. Raises TypeError for what is no text."""
    found = part.get(name) or ""
    if not isinstance(found, str):
        raise TypeError(f"{name}: {type(found).__name__}")
    return found


def _number(part: Json, name: str = "id") -> int:
    """Raises TypeError for what is no number, and KeyError when it is missing."""
    found = part[name]
    if not isinstance(found, int):
        raise TypeError(f"{name}: {type(found).__name__}")
    return found


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _is_start(text: str) -> bool:
    return text.split(" ", 1)[0].partition("@")[0] == "/start"


def _chat_id(raw: Json) -> str:
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
