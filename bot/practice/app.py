"""The practice room as a web application, and how to serve it on loopback."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.practice import page_api
from bot.practice.guard import SameOrigin, is_loopback
from bot.practice.keeping import keep
from bot.practice.refusals import NotPossible
from bot.practice.room import Room
from bot.practice.telegram_api import FileDownloads, TelegramApi
from bot.practice.webhook import deliver

PAGE = Path(__file__).parent / "page"
GOODBYE_S = 2


def build_app(room: Room) -> Starlette:
    """The Bot API, the page's API and the page; saving and webhook delivery run along with it."""

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        async with keep(room), deliver(room):
            yield

    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", TelegramApi(room)),
            Route("/file/bot{token}/{path:path}", FileDownloads(room)),
            Route("/", _index),
            Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
            *page_api.ROUTES,
        ],
        middleware=[Middleware(SameOrigin)],
        exception_handlers={NotPossible: page_api.not_possible},
        lifespan=living,
    )
    app.state.room = room
    return app


async def _index(request: Request) -> Response:
    index = PAGE / "index.html"
    if not index.exists():
        return PlainTextResponse("The page is not installed.", 404)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


async def serve(
    room: Room,
    host: str = "127.0.0.1",
    port: int = 8081,
    on_ready: Callable[[int], None] | None = None,
) -> None:
    """Serve the room until cancelled; `on_ready` is told the port once it answers.

    Port 0 takes a free one. ValueError where `host` is not loopback, OSError where the
    port is taken.
    """
    with _bound_socket(host, port) as listening:
        server = _Server(
            uvicorn.Config(
                build_app(room),
                log_level="warning",
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_graceful_shutdown=GOODBYE_S,
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            await _until_started(server, serving)
            if on_ready:
                on_ready(listening.getsockname()[1])
            await asyncio.shield(serving)
        finally:
            room.close()
            server.leaving.set()
            await serving


async def _until_started(server: uvicorn.Server, serving: asyncio.Task[None]) -> None:
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)


def _bound_socket(host: str, port: int) -> socket.socket:
    if not is_loopback(host):
        raise ValueError(f"the practice room stays on this machine; it does not listen on {host}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's delay (40 ms an answer) off only where the protocol is spelled out.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config):
        super().__init__(config)
        self.leaving = asyncio.Event()

    async def main_loop(self) -> None:
        # There is nothing to do each tick: dates come from the room, and it runs till told to stop.
        await self.leaving.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # The program that the room is part of decides what a signal means.
        yield
