"""Sends words through the Bot API, and names every failure from the closed list."""

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.bare import shown
from bot.telegram.calls import CHANGES, call
from bot.telegram.wire import NOT_SENT, Wire
from deals.channel import Failure, Outgoing, SendFailed

LARGEST = 20 * 1024 * 1024  # what getFile gives
WITH_FILES = ("picture", "document")
NO_NEWS = (*CHANGES, "toast")  # they make no message
ALREADY_SO = ("message is not modified", "message to edit not found", "query is too old")


class TelegramChannel:
    """The Telegram side of the contract: send an Outgoing, fetch a file."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.outcomes = Counter({"sent": 0, **{failure.value: 0 for failure in Failure}})

    async def send(self, chat: str, outgoing: Outgoing) -> str | None:
        """Sends; answers the platform's message id if there is one. Raises SendFailed only."""
        try:
            message_id = await self._send(chat, outgoing)
        except SendFailed as failed:
            self.outcomes[failed.failure.value] += 1
            raise
        self.outcomes["sent"] += 1
        return message_id

    async def _send(self, chat: str, outgoing: Outgoing) -> str | None:
        if outgoing.act in CHANGES and not outgoing.message_id.isdecimal():
            raise SendFailed(Failure.BAD_REQUEST, "no message to change")
        try:
            return await self._acts(int(chat), outgoing)
        except TelegramError as error:
            if isinstance(error, BadRequest) and any(
                so in error.message.lower() for so in ALREADY_SO
            ):
                return None
            raise failure_of(error) from error
        except OSError as error:  # a file that is not there any more
            raise SendFailed(Failure.BAD_REQUEST, type(error).__name__) from error
        except Exception as error:  # an answer that the library cannot read
            raise SendFailed(Failure.UNKNOWN, type(error).__name__) from error

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file, at most 20 MB. Raises SendFailed (BAD_REQUEST: too big or gone)."""
        try:
            file = await self.bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise failure_of(error) from error

    async def _acts(self, chat_id: int, outgoing: Outgoing) -> str | None:
        answer = await self._answer(chat_id, outgoing)
        if outgoing.act in NO_NEWS:
            return outgoing.message_id or None
        return str(answer["message_id"])

    async def _answer(self, chat_id: int, outgoing: Outgoing) -> Any:
        with_file = outgoing.act in WITH_FILES
        content = await asyncio.to_thread(shown, Path(outgoing.path)) if with_file else b""
        method, fields = call(chat_id, outgoing, content)
        if not with_file:
            wire = cast(Wire, self.bot.request)  # by itself it is far quicker than the bot
            return await wire.call(f"{self.bot.base_url}/{method}", fields)
        try:
            return await self.bot.do_api_request(method, api_kwargs=fields)
        except BadRequest:
            if outgoing.act != "picture":
                raise
        # Too large or too odd for a photo: as a file, then.
        as_file = replace(outgoing, act="document", file_name="picture")
        return await self._answer(chat_id, as_file)


def failure_of(error: TelegramError) -> SendFailed:
    """Classifies by cause, not by class: BadRequest is a NetworkError in this library."""
    reason = error.message
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait if isinstance(wait, int | float) else wait.total_seconds()
        return SendFailed(Failure.RETRY_AT, reason, wait_s=float(seconds))
    if isinstance(error, ChatMigrated):
        return SendFailed(Failure.MOVED, reason, chat=str(error.new_chat_id))
    if isinstance(error, InvalidToken | EndPointNotFound | Conflict):
        return SendFailed(Failure.STOP, reason)
    if isinstance(error, Forbidden):
        return SendFailed(Failure.BLOCKED, reason)
    if isinstance(error, BadRequest):
        gone = "chat not found" in reason.lower()
        return SendFailed(Failure.GONE if gone else Failure.BAD_REQUEST, reason)
    if isinstance(error, NetworkError) and isinstance(error.__cause__, NOT_SENT):
        return SendFailed(Failure.RETRY_LATER, type(error.__cause__).__name__)
    return SendFailed(Failure.UNKNOWN, type(error.__cause__ or error).__name__)
