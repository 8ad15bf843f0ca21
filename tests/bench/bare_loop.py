"""A loop that sends over the very client that Sapa sends with, and writes nothing down:
`python -m tests.bench.bare_loop URL TOKEN FIRST COUNT AT_ONCE`."""

import asyncio
import sys

from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import connect
from deals.channel import Outgoing

LETTER = Outgoing("text", "Halo, ini pesan dari bot.")


async def send(url: str, token: str, first: int, count: int, at_once: int) -> None:
    """Sends one message to each of so many chats, so many at once."""
    chats = iter(range(first, first + count))

    async def sender() -> None:
        for chat in chats:
            await channel.send(str(chat), LETTER)

    async with connect(token, url, lambda date, took: None, at_once) as bot:
        channel = TelegramChannel(bot)
        await asyncio.gather(*(sender() for _ in range(at_once)))


if __name__ == "__main__":
    asyncio.run(send(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])))
