"""Reads what the page sends, and shapes what it is answered."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.practice.cast import Person
from bot.practice.page_view import page_message
from bot.practice.records import Message
from bot.practice.refusals import NotPossible
from bot.practice.room import Room

Json = dict[str, Any]


def room_of(request: Request) -> Room:
    """The room that the application serves."""
    room: Room = request.app.state.room
    return room


async def act_of(request: Request) -> tuple[Room, Person, Json]:
    """Room, person and body of an act."""
    return room_of(request), person_of(request), await body_of(request)


def person_of(request: Request) -> Person:
    """The person that the path names."""
    return room_of(request).person(request.path_params["person_id"])


async def body_of(request: Request) -> Json:
    """The JSON object that was sent; nothing counts as an empty one."""
    raw = await request.body()
    try:
        body = json.loads(raw or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise NotPossible("a JSON object, please")
    return body


def number(body: Json, name: str) -> int | None:
    """A number from the body, or None."""
    value = body.get(name)
    try:
        return None if value in (None, "") else int(value)
    except (TypeError, ValueError):
        raise NotPossible(f"{name} must be a number") from None


def needed_number(body: Json, name: str) -> int:
    """A number that has to be there."""
    value = number(body, name)
    if value is None:
        raise NotPossible(f"{name} is missing")
    return value


def text(body: Json, name: str) -> str:
    """A text from the body, or an empty one."""
    return str(body.get(name) or "")


def shown(room: Room, message: Message) -> Json:
    """A message as the page shows it."""
    return page_message(message.body, message.screen, room.bot_user["id"])


def made(room: Room, message: Message) -> Response:
    """The answer to an act: the message that came of it."""
    return JSONResponse(shown(room, message))
