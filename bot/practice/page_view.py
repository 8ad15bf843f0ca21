"""How the room looks to its page: messages and people in the page's own, simpler shape."""

from collections.abc import Iterable
from typing import Any

from bot.practice.cast import Person
from bot.practice.clock import iso

Json = dict[str, Any]


def page_people(people: Iterable[Person]) -> list[Json]:
    """Everybody, as the page lists them."""
    return [
        {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "username": person.username,
            "phone": person.phone,
            "language": person.language,
            "started": person.started,
            "blocked": person.blocked,
            "deactivated": person.deactivated,
            "colour": person.colour,
        }
        for person in people
    ]


def page_message(body: Json, screen: Json | None, bot_id: int) -> Json:
    """A Bot API message (with the keyboard it put on the screen) as the page shows it."""
    sender = body["from"]["id"]
    edited = body.get("edit_date")
    return {
        "message_id": body["message_id"],
        "from": "bot" if sender == bot_id else sender,
        "at": iso(body["date"]),
        "edited_at": iso(edited) if edited else None,
        "text": body.get("text", body.get("caption", "")),
        "entities": body.get("entities", body.get("caption_entities", [])),
        "photo": _photo(body.get("photo")),
        "document": _document(body.get("document")),
        "voice": _voice(body.get("voice")),
        "contact": body.get("contact"),
        "media_group_id": body.get("media_group_id"),
        "reply_to": body.get("reply_to_message", {}).get("message_id"),
        "forward_from": _origin(body.get("forward_origin")),
        "keyboard": _keyboard(body, screen),
    }


def file_url(file_id: str) -> str:
    """Where the page finds a file."""
    return f"/room/files/{file_id}"


def _photo(sizes: list[Json] | None) -> Json | None:
    if not sizes:
        return None
    whole = sizes[-1]
    size = {"width": whole["width"], "height": whole["height"]}
    return {"url": file_url(whole["file_id"]), **size}


def _document(document: Json | None) -> Json | None:
    if not document:
        return None
    return {
        "url": file_url(document["file_id"]),
        "name": document["file_name"],
        "size": document["file_size"],
        "mime": document["mime_type"],
    }


def _voice(voice: Json | None) -> Json | None:
    if not voice:
        return None
    return {"url": file_url(voice["file_id"]), "duration": voice["duration"]}


def _origin(origin: Json | None) -> str | None:
    if not origin:
        return None
    user = origin.get("sender_user", {})
    name = f"{user.get('first_name', '')} {user.get('last_name', '')}".strip()
    return name or origin.get("sender_user_name")


def _keyboard(body: Json, screen: Json | None) -> Json | None:
    markup = body.get("reply_markup")
    return {"inline": markup["inline_keyboard"]} if markup else screen
