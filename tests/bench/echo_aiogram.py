"""An aiogram echo as its own examples have it. It runs in an environment of its own, in which there
is aiogram and nothing of ours: `python -P echo_aiogram.py URL TOKEN one-by-one|at-once`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Answers each message with its own words."""
    await message.answer(message.text or "")


async def run(url: str, token: str, at_once: bool) -> None:
    """Polls until SIGTERM."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(Bot(token, session=session), handle_as_tasks=at_once)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], sys.argv[3] == "at-once"))
