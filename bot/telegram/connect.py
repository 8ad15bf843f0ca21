"""Opens the connection to a Bot API server, real or practice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

log = structlog.get_logger()
POLL_S = 50
AT_ONCE = 16  # connections
CONNECT_S, READ_S, WRITE_S, POOL_S = 5.0, 60.0, 20.0, 20.0
LONGEST_PAUSE_S = 30.0


def connect(token: str, api_url: str, told_date: Callable[[str], None]) -> Bot:
    """A bot for that server; `told_date` hears the Date header of every answer."""
    hooks: dict[str, Any] = {"event_hooks": {"response": [_telling(told_date)]}}
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=AT_ONCE,
            connect_timeout=CONNECT_S,
            read_timeout=READ_S,
            write_timeout=WRITE_S,
            pool_timeout=POOL_S,
            httpx_kwargs=hooks,
        ),
        get_updates_request=HTTPXRequest(
            connection_pool_size=2,
            connect_timeout=CONNECT_S,
            read_timeout=POLL_S + 10,
            httpx_kwargs=hooks,
        ),
    )


async def insist(act: Callable[[], Awaitable[Any]]) -> None:
    """Does it, again and again while Telegram cannot be reached. Raises InvalidToken."""
    pause_s = 1.0
    while True:
        try:
            await act()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram did not answer", error=type(error).__name__, again_in_s=pause_s)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


def _telling(told_date: Callable[[str], None]) -> Callable[[httpx.Response], Awaitable[None]]:
    async def tell(response: httpx.Response) -> None:
        if "date" in response.headers:
            told_date(response.headers["date"])

    return tell
