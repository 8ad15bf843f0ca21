"""What Sapa is compared with: python-telegram-bot as its own examples use it, without a database;
and a plain loop that sends, over the very client that Sapa sends with."""

import asyncio
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.telegram.connect import connect

TEXT = "Halo, ini pesan dari bot."


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answers each message with its own words."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def run_echo(url: str, token: str) -> None:
    """Polls until SIGTERM, one update at a time."""
    application = (
        Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(False).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


async def send(url: str, token: str, first: int, count: int, at_once: int) -> None:
    """Sends one message to each of so many chats, so many at once."""
    chats = iter(range(first, first + count))

    async def sender() -> None:
        for chat in chats:
            await bot.send_message(chat, TEXT)

    async with connect(token, url, lambda date: None) as bot:
        await asyncio.gather(*(sender() for _ in range(at_once)))


if __name__ == "__main__":
    if sys.argv[1] == "echo":
        run_echo(*sys.argv[2:])
    else:
        asyncio.run(send(sys.argv[2], sys.argv[3], *map(int, sys.argv[4:])))
