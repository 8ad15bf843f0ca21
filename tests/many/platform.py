"""A lean Bot API on loopback: what it has noted is the truth about what was said and confirmed.

Every process calls it under a name of its own (`http://127.0.0.1:1234/one`), so it is seen who
polled, who sent, and who did nothing of the kind.
"""

import asyncio
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.many.hook import Hook

Json = dict[str, Any]
ME = {"id": 1, "is_bot": True, "first_name": "Sapa", "username": "sapa_bot"}
MESSAGES = ("sendmessage", "sendphoto", "senddocument")
SLOW = (*MESSAGES, "getfile")
QUIET = ("roomidle", "setmycommands", "getme")
TOKEN = "1:" + "t" * 35
CONFLICT = {"ok": False, "error_code": 409, "description": "Conflict: terminated by other"}


@dataclass(frozen=True)
class Call:
    """One call that was carried out: when (monotonic), by which process, and what it said."""

    at: float
    who: str
    method: str
    chat: str = ""
    text: str = ""
    message_id: int = 0


@dataclass
class Platform:
    """`slow_s`: answers take up to so long. `struck` is told of each call before its answer."""

    seed: int = 1
    slow_s: float = 0.0
    url: str = ""
    waiting: list[Json] = field(default_factory=list)
    confirmed: dict[int, float] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    webhook: Json = field(default_factory=dict)
    conflicts: int = 0
    struck: Callable[[Call], None] = lambda call: None

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._polling: asyncio.Event | None = None
        self.hook: Hook | None = None
        self.loop: asyncio.AbstractEventLoop | None = None

    def messages(self) -> list[Call]:
        return [call for call in self.calls if call.method in MESSAGES]

    def by(self, who: str) -> set[str]:
        """The methods that a process has called."""
        return {call.method for call in self.calls if call.who == who}

    def add(self, updates: list[Json]) -> None:
        """Updates for the webhook, or for whoever polls; from any thread."""
        assert self.loop
        self.loop.call_soon_threadsafe(self._add, updates)

    def _add(self, updates: list[Json]) -> None:
        if self.webhook:
            self.hook = self.hook or Hook(self.webhook, self.confirmed)
            self.hook.add(updates)
        else:
            self.waiting += updates

    async def answer(self, request: Request) -> Response:
        who, method = request.path_params["who"], request.path_params["method"].lower()
        try:
            said = _fields((await request.body()).decode())
        except ClientDisconnect:  # it was killed while it spoke
            return Response()
        if method == "getupdates":
            return await self._updates(who, said, request)
        call = self._carried_out(who, method, said)
        self.struck(call)
        if method in SLOW:
            await asyncio.sleep(self._dice.uniform(0, self.slow_s))
        return JSONResponse({"ok": True, "result": _result(call)})

    def _carried_out(self, who: str, method: str, said: Json) -> Call:
        text = str(said.get("text") or said.get("caption") or said.get("callback_query_id") or "")
        number = len(self.calls) + 1 if method in MESSAGES else int(said.get("message_id") or 0)
        call = Call(time.monotonic(), who, method, str(said.get("chat_id", "")), text, number)
        self.calls.append(call)
        if method == "setwebhook":
            self.webhook = {"url": said["url"], "secret": said.get("secret_token", "")}
        return call

    async def _updates(self, who: str, said: Json, request: Request) -> Response:
        """One poll at a time: a newer one ends the older, as on Telegram."""
        self.calls.append(Call(time.monotonic(), who, "getupdates"))
        self._confirm(int(said.get("offset") or 0))
        if self._polling:
            self._polling.set()
        mine = self._polling = asyncio.Event()
        until = time.monotonic() + min(float(said.get("timeout") or 0), 2)
        while not self.waiting and not mine.is_set() and time.monotonic() < until:
            await asyncio.sleep(0.01)
        if mine.is_set():
            self.conflicts += not await request.is_disconnected()
            return JSONResponse(CONFLICT, 409)
        self._polling = None
        return JSONResponse({"ok": True, "result": self.waiting[:100]})

    def _confirm(self, offset: int) -> None:
        while self.waiting and self.waiting[0]["update_id"] < offset:
            self.confirmed[self.waiting.pop(0)["update_id"]] = time.monotonic()


def _result(call: Call) -> Any:
    if call.method == "getme":
        return ME
    if call.method == "getfile":
        return {"file_id": "f", "file_unique_id": "f", "file_path": "f"}
    if call.method not in MESSAGES:
        return True
    chat = {"id": int(call.chat), "type": "private", "first_name": "x"}
    return {"message_id": call.message_id, "date": int(time.time()), "chat": chat}


def _fields(body: str) -> dict[str, str]:
    """What a call says, as texts, whether it came as a form or as JSON."""
    if not body.startswith("{"):
        return dict(parse_qsl(body))
    told = {name: value for name, value in json.loads(body).items() if value is not None}
    return {name: one if isinstance(one, str) else json.dumps(one) for name, one in told.items()}


@contextmanager
def open_platform(platform: Platform) -> Iterator[Platform]:
    """Serves while the block runs, in a thread of its own."""
    calls = Route("/{who}/bot" + TOKEN + "/{method}", platform.answer, methods=["POST"])
    files = Route("/{who}/file/bot" + TOKEN + "/f", lambda request: PlainTextResponse("a picture"))
    config = uvicorn.Config(
        Starlette(routes=[calls, files]),
        port=0,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
        date_header=False,  # else a bot on loopback sets its clock by it
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    started = threading.Event()
    thread = threading.Thread(target=_run, args=(server, platform, started), daemon=True)
    thread.start()
    assert started.wait(40), "the platform did not start"
    try:
        yield platform
    finally:
        server.should_exit = True
        thread.join(40)


def _run(server: uvicorn.Server, platform: Platform, started: threading.Event) -> None:
    async def serve() -> None:
        platform.loop = asyncio.get_running_loop()
        serving = asyncio.create_task(server._serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        platform.url = f"http://127.0.0.1:{port}"
        started.set()
        await serving
        if platform.hook:
            await platform.hook.close()

    asyncio.run(serve())
