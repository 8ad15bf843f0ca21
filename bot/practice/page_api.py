"""The JSON and event API that the practice room's page uses."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.practice.events import Event
from bot.practice.methods.commands import page_commands
from bot.practice.page_acts import ACTS
from bot.practice.page_input import body_of, number, room_of, shown, text
from bot.practice.page_view import page_people
from bot.practice.refusals import NotPossible
from bot.practice.room import Room
from bot.practice.skipping import skip
from deals.hours import HERE

Json = dict[str, Any]

HEARTBEAT_S = 15.0
IDLE_WITHIN_S = 10
DEFAULT_ZONE = HERE.key
SAMPLES = Path(__file__).parent / "samples"
_SHOWN_IN_PLACE = ("image/jpeg", "image/png", "image/webp", "audio/ogg")


async def get_state(request: Request) -> Response:
    """Everything the page needs to draw itself."""
    room = room_of(request)
    bot = {
        "username": room.bot_user["username"],
        "first_name": room.bot_user["first_name"],
        "online": room.bot_online(),
        "mode": room.bot_mode(),
        **page_commands(room),
    }
    group = {"id": room.group.id, "title": room.group.title, "members": room.group.members}
    chats = {
        str(chat_id): [shown(room, message) for message in messages.values()]
        for chat_id, messages in room.chats.items()
    }
    return JSONResponse(
        {
            **room.times(),
            "bot": bot,
            "hint": room.hint,
            "people": page_people(room.people.values()),
            "group": group,
            "chats": chats,
            "skipping": room.skipping,
            "seq": room.events.seq,
        }
    )


async def get_events(request: Request) -> Response:
    """What happens from now on, as Server-Sent Events."""
    room = room_of(request)
    return StreamingResponse(
        _stream(room), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


async def _stream(room: Room) -> AsyncIterator[str]:
    listener = room.events.listen()
    try:
        yield ": welcome\n\n"
        while not room.closing:
            try:
                event = await asyncio.wait_for(listener.get(), HEARTBEAT_S)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield _sse(event)
    finally:
        room.events.listeners.discard(listener)


def _sse(event: Event) -> str:
    kind, content = event
    return f"event: {kind}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"


async def skip_time(request: Request) -> Response:
    """The clock goes forward."""
    body = await body_of(request)
    zone = str(body.get("zone") or DEFAULT_ZONE)
    return JSONResponse(await skip(room_of(request), text(body, "to"), zone))


async def wait_idle(request: Request) -> Response:
    """Answers once the bot is idle, or when time is up."""
    room, body = room_of(request), await body_of(request)
    timeout_s = body.get("timeout_s", IDLE_WITHIN_S)
    if not isinstance(timeout_s, int | float):
        raise NotPossible("timeout_s must be a number")
    idle = await room.wait_idle(timeout_s)
    due = room.idle.next_due()
    return JSONResponse({"idle": idle, "next_due": due.isoformat() if due else None})


async def order_fault(request: Request) -> Response:
    """Something shall go wrong with the next calls."""
    room_of(request).faults.order(await body_of(request))
    return JSONResponse({"ok": True})


async def get_calls(request: Request) -> Response:
    """The Bot API calls after number `after`."""
    after = number(dict(request.query_params), "after") or 0
    return JSONResponse(room_of(request).calls.after(after))


async def set_hint(request: Request) -> Response:
    """The page's hint changes."""
    room = room_of(request)
    room.hint = await body_of(request) or None
    return JSONResponse({"ok": True})


async def get_samples(request: Request) -> Response:
    """Example files that people on the page may send."""
    names = sorted(path.name for path in SAMPLES.glob("*.*"))
    return JSONResponse([_sample(name) for name in names])


def _sample(name: str) -> Json:
    label = name.rpartition(".")[0].replace("-", " ").capitalize()
    return {"name": name, "label": label, "url": f"/room/samples/{name}"}


async def get_file(request: Request) -> Response:
    """A file; only pictures and sound open in the page, all else is downloaded."""
    files = room_of(request).files
    file = files.by_id.get(request.path_params["file_id"])
    if file is None:
        return JSONResponse({"error": "there is no such file"}, 404)
    in_place = file.mime in _SHOWN_IN_PLACE
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
    if not in_place:
        headers["Content-Disposition"] = "attachment"
    mime = file.mime if in_place else "application/octet-stream"
    return Response(files.content_of(file), media_type=mime, headers=headers)


async def not_possible(request: Request, trouble: Exception) -> Response:
    """What cannot be done is answered with the reason."""
    return JSONResponse({"error": str(trouble)}, 400)


ROUTES: list[BaseRoute] = [
    *ACTS,
    Route("/room/state", get_state),
    Route("/room/events", get_events),
    Route("/room/calls", get_calls),
    Route("/room/files/{file_id}", get_file),
    Route("/room/samples", get_samples),
    Mount("/room/samples", StaticFiles(directory=SAMPLES, check_dir=False)),
    Route("/room/skip", skip_time, methods=["POST"]),
    Route("/room/wait-idle", wait_idle, methods=["POST"]),
    Route("/room/faults", order_fault, methods=["POST"]),
    Route("/room/hint", set_hint, methods=["POST"]),
]
