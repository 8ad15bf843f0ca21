"""The Bot API over HTTP: tokens, dispatch, answers, faults, and the files to download."""

import asyncio
import inspect
import json
import re
from http import HTTPStatus
from typing import Any

from starlette.types import Receive, Scope, Send

from bot.practice.methods import METHODS
from bot.practice.parameters import Call, read_call
from bot.practice.records import Told
from bot.practice.refusals import Refusal, too_many_requests
from bot.practice.room import Room

Json = dict[str, Any]

_TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{20,80}")
_JSON = b"application/json"
# Taking updates and reporting idleness go on all the time; they are no sign of work being done.
_NO_WORK = {"getupdates", "roomidle"}


class TelegramApi:
    """The ASGI application behind `/bot<TOKEN>/<method>`."""

    def __init__(self, room: Room):
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        name = scope["path_params"]["method"]
        works = name.lower() not in _NO_WORK
        if works:
            self.room.idle.call_began()
        try:
            await self._answer(Call(name, receive), scope, receive, send)
        finally:
            if works:
                self.room.idle.call_ended()

    async def _answer(self, call: Call, scope: Scope, receive: Receive, send: Send) -> None:
        fault: Json = {}
        try:
            check_token(self.room, scope["path_params"]["token"])
            call = await read_call(call.method, scope, receive)
            fault = self.room.faults.take(call.method.lower(), call.text("chat_id"))
            body = await self._suffered(fault, call)
        except Refusal as refusal:
            body = refusal.answer()
        code = body.get("error_code") if body else 0
        self.room.calls.add(call.method, call.text("chat_id"), code is None, code)
        if body is None or fault.get("cut"):
            await hang_up(receive)
        elif "body" in fault:
            await respond(self.room, send, 200, str(fault["body"]).encode(), b"text/html")
        else:
            words = json.dumps(body, separators=(",", ":"))  # escaped: half a surrogate passes too
            await respond(self.room, send, code or 200, words.encode(), _JSON)

    async def _suffered(self, fault: Json, call: Call) -> Json | None:
        """The answer after what goes wrong with the call; None where the connection is cut."""
        await asyncio.sleep(float(fault.get("delay_s", 0)))
        if fault.get("cut") == "before":
            return None
        refusal = _refusal(fault)
        if refusal and not fault.get("done"):
            raise refusal
        body = await self._carry_out(call)
        if refusal:
            raise refusal
        await asyncio.sleep(float(fault.get("late_s", 0)))
        return body

    async def _carry_out(self, call: Call) -> Json:
        method = METHODS.get(call.method.lower())
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        result = method(self.room, call)
        if inspect.isawaitable(result):
            result = await result
        if isinstance(result, Told):
            return {"ok": True, "result": result.result, "description": result.description}
        return {"ok": True, "result": result}


class FileDownloads:
    """The ASGI application behind `/file/bot<TOKEN>/<file_path>`."""

    def __init__(self, room: Room):
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the bytes of a file."""
        try:
            check_token(self.room, scope["path_params"]["token"])
            file = self.room.files.by_path.get(scope["path_params"]["path"])
            if file is None:
                raise Refusal(404, "Not Found")
            content = self.room.files.content_of(file)
            await respond(self.room, send, 200, content, b"application/octet-stream")
        except Refusal as refusal:
            words = json.dumps(refusal.answer()).encode()
            await respond(self.room, send, refusal.code, words, _JSON)


def check_token(room: Room, token: str) -> None:
    """Refuse what is no token, or another bot's."""
    if not _TOKEN.fullmatch(token):
        raise Refusal(404, "Not Found")
    if token != room.token:
        raise Refusal(401, "Unauthorized")


async def respond(room: Room, send: Send, status: int, body: bytes, kind: bytes) -> None:
    """Answer with the room's time in the `Date` header: the bot sets its clock by it."""
    headers = [
        (b"date", room.clock.http_date().encode()),
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _refusal(fault: Json) -> Refusal | None:
    status = int(fault.get("status", 0))
    if status == 429:
        return too_many_requests(int(fault.get("retry_after", 1)))
    if status:
        return Refusal(status, str(fault.get("description") or HTTPStatus(status).phrase))
    return None


async def hang_up(receive: Receive) -> None:
    """Close the connection without an answer (reaching through ASGI to uvicorn's transport)."""
    cycle = getattr(receive, "__self__", None)
    if cycle is None:
        raise ConnectionAbortedError("the connection cannot be cut under this server")
    cycle.transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
