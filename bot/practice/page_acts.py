"""What people do, as the page posts it."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.practice import playing
from bot.practice.files import MOST_UPLOAD_BYTES
from bot.practice.page_input import (
    act_of,
    made,
    needed_number,
    number,
    person_of,
    room_of,
    shown,
    text,
)
from bot.practice.page_view import page_people
from bot.practice.playing import Attachment
from bot.practice.refusals import NotPossible

Json = dict[str, Any]

SILENCE = b"OggS" + bytes(60)


async def say(request: Request) -> Response:
    """A person writes a text."""
    room, person, body = await act_of(request)
    return made(
        room,
        playing.say(
            room,
            person,
            text(body, "text"),
            number(body, "chat_id"),
            number(body, "reply_to"),
            body.get("forward_from"),
        ),
    )


async def press(request: Request) -> Response:
    """A person presses an inline button."""
    room, person, body = await act_of(request)
    message_id, data = needed_number(body, "message_id"), text(body, "callback_data")
    return made(room, playing.press(room, person, message_id, data, number(body, "chat_id")))


async def attach(request: Request) -> Response:
    """A person sends files."""
    room, person = room_of(request), person_of(request)
    async with request.form() as form:
        uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        files = [await _attachment(upload) for upload in uploads]
        fields = {key: value for key, value in form.items() if isinstance(value, str)}
    messages = playing.attach(
        room,
        person,
        files,
        fields.get("as", "photo") == "photo",
        fields.get("caption", ""),
        number(fields, "chat_id"),
    )
    album = [shown(room, message) for message in messages]
    return JSONResponse({**album[0], "album": album})


async def _attachment(upload: UploadFile) -> Attachment:
    if (upload.size or 0) > MOST_UPLOAD_BYTES:
        raise NotPossible("files of at most 50 MB, please")
    return Attachment(upload.filename or "file", upload.content_type, await upload.read())


async def contact(request: Request) -> Response:
    """A person shares a contact card."""
    room, person, body = await act_of(request)
    of, chat_id = number(body, "of"), number(body, "chat_id")
    card = playing.share_contact(room, person, of, body.get("name"), body.get("phone"), chat_id)
    return made(room, card)


async def voice(request: Request) -> Response:
    """A person sends a (silent) voice note."""
    room, person, body = await act_of(request)
    duration_s, chat_id = number(body, "duration") or 3, number(body, "chat_id")
    return made(room, playing.speak(room, person, SILENCE, duration_s, chat_id))


async def edit(request: Request) -> Response:
    """A person changes an own message."""
    room, person, body = await act_of(request)
    message_id, words = needed_number(body, "message_id"), text(body, "text")
    return made(room, playing.edit(room, person, message_id, words, number(body, "chat_id")))


async def forward(request: Request) -> Response:
    """A person forwards a message."""
    room, person, body = await act_of(request)
    source, message_id = needed_number(body, "from_chat_id"), needed_number(body, "message_id")
    chat_id = number(body, "chat_id")
    return made(room, playing.forward(room, person, source, message_id, chat_id))


async def open_bot(request: Request) -> Response:
    """A person presses Start."""
    room, person, body = await act_of(request)
    return made(room, playing.open_bot(room, person, str(body.get("payload") or "")))


async def block(request: Request) -> Response:
    """A person blocks the bot."""
    room, person, _ = await act_of(request)
    playing.block(room, person)
    return JSONResponse(page_people([person])[0])


async def unblock(request: Request) -> Response:
    """A person lets the bot write again."""
    room, person, _ = await act_of(request)
    playing.unblock(room, person)
    return JSONResponse(page_people([person])[0])


async def deactivate(request: Request) -> Response:
    """A person's account is deleted."""
    room, person, _ = await act_of(request)
    playing.deactivate(room, person)
    return JSONResponse(page_people([person])[0])


PERSON = "/room/people/{person_id:int}"
ACTS: list[BaseRoute] = [
    Route(f"{PERSON}/say", say, methods=["POST"]),
    Route(f"{PERSON}/press", press, methods=["POST"]),
    Route(f"{PERSON}/attach", attach, methods=["POST"]),
    Route(f"{PERSON}/contact", contact, methods=["POST"]),
    Route(f"{PERSON}/voice", voice, methods=["POST"]),
    Route(f"{PERSON}/edit", edit, methods=["POST"]),
    Route(f"{PERSON}/forward", forward, methods=["POST"]),
    Route(f"{PERSON}/open", open_bot, methods=["POST"]),
    Route(f"{PERSON}/block", block, methods=["POST"]),
    Route(f"{PERSON}/unblock", unblock, methods=["POST"]),
    Route(f"{PERSON}/deactivate", deactivate, methods=["POST"]),
]
