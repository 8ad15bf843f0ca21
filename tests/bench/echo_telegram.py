"""A python-telegram-bot echo as its own examples have it, without a database and with nothing of
ours: `python -P echo_telegram.py URL TOKEN`."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answers each message with its own words."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def run(url: str, token: str) -> None:
    """Polls until SIGTERM, one update at a time."""
    application = (
        Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(False).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    run(*sys.argv[1:])
