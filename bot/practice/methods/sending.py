"""sendMessage, sendPhoto, sendDocument, sendMediaGroup."""

import secrets
import time
from typing import Any

from bot.practice.files import MOST_PHOTO_BYTES, MOST_UPLOAD_BYTES, StoredFile
from bot.practice.keyboards import parse_markup
from bot.practice.methods.addressing import (
    checked_caption,
    link_preview,
    read_caption,
    read_text,
    replied_message,
    writable_chat,
)
from bot.practice.parameters import Call, Upload
from bot.practice.refusals import Refusal, bad_request
from bot.practice.room import Room

Json = dict[str, Any]

MOST_IN_ALBUM = 10


def send_message(room: Room, call: Call) -> Json:
    """Post a text."""
    words = read_text(call)
    return _post(room, call, {**words.as_fields("text"), **link_preview(call)})


def send_photo(room: Room, call: Call) -> Json:
    """Post a picture, new or known by its file_id."""
    source = _source(room, call, call.text("photo"), "photo")
    if source is None:
        raise bad_request("there is no photo in the request")
    words = read_caption(call)
    writable_chat(room, call)
    return _post(room, call, {**_photo(room, source), **words.as_fields("caption")})


def send_document(room: Room, call: Call) -> Json:
    """Post a file as it is, new or known by its file_id."""
    source = _source(room, call, call.text("document"), "document")
    if source is None:
        raise bad_request("there is no document in the request")
    words = read_caption(call)
    writable_chat(room, call)
    return _post(room, call, {**_document(room, source), **words.as_fields("caption")})


def send_media_group(room: Room, call: Call) -> list[Json]:
    """Post an album of 2-10 photos or 2-10 documents."""
    if not call.text("media"):
        raise bad_request('parameter "media" is required')
    media = call.json("media")
    if media is None:
        raise bad_request("can't parse media JSON object")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({item.get("type") for item in media if isinstance(item, dict)}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = writable_chat(room, call)
    reply = replied_message(room, call, chat)
    contents = [_media(room, call, item) for item in media]
    room.pace.spend(chat["id"], time.monotonic(), len(contents))
    album = {"media_group_id": str(secrets.randbits(53))} if len(contents) > 1 else {}
    extras = {**album, **reply, **_protection(call)}
    return [room.post(chat, room.bot_user, {**extras, **content}).body for content in contents]


def _post(room: Room, call: Call, content: Json) -> Json:
    chat = writable_chat(room, call)
    markup = parse_markup(call.text("reply_markup"), private=chat["type"] == "private")
    reply = replied_message(room, call, chat)
    room.pace.spend(chat["id"], time.monotonic())
    keyboard = {"reply_markup": markup.inline} if markup.inline else {}
    whole = {**reply, **content, **keyboard, **_protection(call)}
    return room.post(chat, room.bot_user, whole, markup.screen).body


def _protection(call: Call) -> Json:
    return {"has_protected_content": True} if call.flag("protect_content") else {}


def _media(room: Room, call: Call, item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind not in {"photo", "document"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    source = _source(room, call, str(item.get("media", "")), "")
    if source is None:
        raise bad_request("can't parse InputMedia: media not found")
    words = checked_caption(
        item.get("caption", ""), str(item.get("parse_mode", "")), item.get("caption_entities")
    )
    content = _photo(room, source) if kind == "photo" else _document(room, source)
    return {**content, **words.as_fields("caption")}


def _source(room: Room, call: Call, reference: str, name: str) -> StoredFile | Upload | None:
    if reference.startswith("attach://"):
        name, reference = reference.removeprefix("attach://"), ""
    if not reference:
        return _checked_upload(call.files.get(name))
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if reference not in room.files.by_id:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return room.files.by_id[reference]


def _checked_upload(upload: Upload | None) -> Upload | None:
    if upload is not None and not upload.content:
        raise bad_request("file must be non-empty")
    if upload is not None and len(upload.content) > MOST_UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    return upload


def _photo(room: Room, source: StoredFile | Upload) -> Json:
    if isinstance(source, StoredFile):
        sizes = room.files.sizes_of(source.file_id)
        if not sizes:
            raise bad_request(f"can't use file of type {source.kind.title()} as Photo")
        return {"photo": [size.as_size() for size in sizes]}
    if len(source.content) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big")
    added = room.files.add_photo(source.content)
    if added is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    room.file_added(*added)
    return {"photo": [size.as_size() for size in added]}


def _document(room: Room, source: StoredFile | Upload) -> Json:
    if isinstance(source, StoredFile):
        if source.kind != "document":
            raise bad_request(f"can't use file of type {source.kind.title()} as Document")
        return {"document": source.as_document()}
    file = room.files.add_document(source.name, source.mime, source.content)
    room.file_added(file)
    return {"document": file.as_document()}
