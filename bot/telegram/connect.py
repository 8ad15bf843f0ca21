"""Opens the connection to a Bot API server, real or practice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.telegram.wire import ToldDate, Wire

log = structlog.get_logger()
POLL_S = 50  # less than READ_S
AT_ONCE = 16  # connections, when no more is asked for
READ_S = 60.0
LONGEST_PAUSE_S = 30.0


def connect(token: str, api_url: str, told_date: ToldDate, at_once: int = 0) -> Bot:
    """A bot for that server; `told_date` hears the Date header of every answer.

    `at_once`: calls that have to find a connection at the same time, beside a long poll.
    """
    wire = Wire(max(at_once, AT_ONCE) + 1, READ_S, told_date)
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=wire,
        get_updates_request=wire,
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
