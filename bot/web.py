"""The web server: the webhook, which only stores and acknowledges, and a health page."""

import asyncio
import hashlib
import hmac
import json
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

log = structlog.get_logger()
GOODBYE_S = 5
LARGEST_BODY = 1024 * 1024
SECRET_HEADER = "x-telegram-bot-api-secret-token"

Take = Callable[[list[dict[str, Any]]], Awaitable[None]]


def webhook_secret(token: str) -> str:
    """What Telegram has to send along with each update; only who knows the token can make it."""
    return hmac.new(token.encode(), b"sapa webhook", hashlib.sha256).hexdigest()


def build_web(secret: str, take: Take) -> Starlette:
    """The routes. An update is answered 200 only after `take` has committed it."""

    async def telegram(request: Request) -> Response:
        told = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(told.encode(), secret.encode()):
            log.warning("a webhook call without the right secret")
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        raw = _update(body)
        if raw is None:
            return Response(status_code=400)
        try:
            await take([raw])
        except SQLAlchemyError as error:
            log.error("an update was not stored", error=type(error).__name__)
            return Response(status_code=503)  # Telegram delivers it again
        return Response(status_code=200)

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[Route("/telegram", telegram, methods=["POST"]), Route("/health", health)]
    )


async def serve_web(host: str, port: int, secret: str, take: Take) -> None:
    """Serves until cancelled; what is being answered then is answered."""
    await serve(build_web(secret, take), host, port)


async def serve(
    app: Starlette, host: str, port: int, sockets: list[socket.socket] | None = None
) -> None:
    """The same for any application; on these sockets, when they are there already."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GOODBYE_S,
    )
    server = uvicorn.Server(config)
    # Not `serve`, which would take the signals: the house decides what they mean.
    serving = asyncio.create_task(server._serve(sockets))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await serving


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is larger than any update can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            return None
    return body


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(body)
    except ValueError:
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None
