"""Showing how the house fares: `/health` and `/metrics`, to whoever is on this machine alone."""

import asyncio
import socket

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.house import House
from bot.metrics import TYPE, Metrics
from bot.web import serve

HOST = "127.0.0.1"
TRIED_AGAIN_S = 60
log = structlog.get_logger()


async def show(house: House) -> None:
    """Serves until cancelled. A port that is taken keeps nobody from their work."""
    app, port = build(Metrics(house)), house.settings.metrics_port
    listening = await _listening(port)
    await serve(app, HOST, port, [listening])


def build(metrics: Metrics) -> Starlette:
    """Both answer 503 while the database cannot be read."""

    async def health(request: Request) -> Response:
        await metrics.read()
        return PlainTextResponse("ok")

    async def numbers(request: Request) -> Response:
        return PlainTextResponse(await metrics.text(), media_type=TYPE)

    async def unwell(request: Request, error: Exception) -> Response:
        return PlainTextResponse("the database cannot be read", 503)

    return Starlette(
        routes=[Route("/health", health), Route("/metrics", numbers)],
        exception_handlers={SQLAlchemyError: unwell, TimeoutError: unwell},
    )


async def _listening(port: int) -> socket.socket:
    """Waits for the port: another of our processes on this machine may have it."""
    told = False
    while True:
        try:
            return socket.create_server((HOST, port))
        except OSError as error:
            if not told:
                log.warning("no /metrics: the port is taken", port=port, error=error.strerror)
            told = True
        await asyncio.sleep(TRIED_AGAIN_S)
