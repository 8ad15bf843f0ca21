"""Opens the connection to a Bot API server, real or practice."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.clock import Clock, on_loopback

POLL_S = 50


def connect(token: str, api_url: str, clock: Clock) -> Bot:
    """A bot for that server. A room on loopback sets the clock by its Date header."""
    hooks: dict[str, Any] = {}
    if on_loopback(api_url):
        hooks = {"event_hooks": {"response": [_following(clock)]}}
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=16,
            connect_timeout=5,
            read_timeout=60,
            write_timeout=20,
            pool_timeout=20,
            httpx_kwargs=hooks,
        ),
        get_updates_request=HTTPXRequest(
            connection_pool_size=2,
            connect_timeout=5,
            read_timeout=POLL_S + 10,
            httpx_kwargs=hooks,
        ),
    )


def _following(clock: Clock) -> Callable[[httpx.Response], Awaitable[None]]:
    async def follow(response: httpx.Response) -> None:
        if "date" in response.headers:
            clock.follow(response.headers["date"])

    return follow
