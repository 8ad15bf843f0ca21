"""A lean Bot API: it answers at once with next to nothing, so that the bot is what is measured.

It checks no token and no argument; the practice room does. Answers have a true Date header, as
Telegram's have.
"""

import asyncio
import json
import re
import time
from collections import deque
from email.utils import formatdate
from typing import Any

OFFSET = re.compile(rb'\boffset"?[=:]\s*(-?\d+)')
TIMEOUT = re.compile(rb'\btimeout"?[=:]\s*(\d+)')
CHAT = re.compile(rb'\bchat_id"?[=:]\s*"?(-?\d+)')
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
METHOD = re.compile(rb"^\w+ \S*/(\w+)[? ]")
ME = b'{"id":1,"is_bot":true,"first_name":"Sapa","username":"sapa_bot"}'
MOST = 100  # what getUpdates gives at once
LONGEST_POLL_S = 10


class Platform:
    """What waits for the bot, and what it has sent, by the machine's monotonic clock.

    `slow_s` is added to every sendMessage, as a network would.
    """

    def __init__(self) -> None:
        self.slow_s = 0.0
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.written_at: dict[int, float] = {}
        self.sent: list[tuple[float, int]] = []
        self.polled_at = 0.0
        self.introduced = 0  # calls of getMe: one at each start
        self._update_id = 0
        self._poll: Connection | None = None

    def write(self, chat: int, text: str) -> None:
        """Somebody writes to the bot."""
        self._update_id += 1
        update = _update(self._update_id, chat, text)
        self.waiting.append((self._update_id, json.dumps(update).encode()))
        self.written_at[chat] = time.monotonic()
        if self._poll:
            asyncio.get_running_loop().call_soon(self._give)

    def answer(self, connection: "Connection", method: bytes, body: bytes) -> None:
        """Answers one call, now or when there is something to say."""
        if method == b"sendmessage":
            self._sent(connection, int(CHAT.search(body)[1]))  # type: ignore[index]
        elif method == b"getupdates":
            self._updates(connection, body)
        elif method == b"getme":
            self.introduced += 1
            connection.say(ME)
        else:
            connection.say(b"true")

    def _sent(self, connection: "Connection", chat: int) -> None:
        self.sent.append((time.monotonic(), chat))
        told = b'{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private"}}'
        words = told % (len(self.sent), time.time(), chat)
        if self.slow_s:
            asyncio.get_running_loop().call_later(self.slow_s, connection.say, words)
        else:
            connection.say(words)

    def _updates(self, connection: "Connection", body: bytes) -> None:
        self.polled_at = time.monotonic()
        offset, timeout = _number(OFFSET, body), _number(TIMEOUT, body)
        while self.waiting and self.waiting[0][0] < offset:
            self.waiting.popleft()
        self._poll = connection
        if self.waiting or not timeout:
            self._give()
        else:
            patience_s = min(timeout, LONGEST_POLL_S)
            asyncio.get_running_loop().call_later(patience_s, self._give, connection)

    def _give(self, only: "Connection | None" = None) -> None:
        """What waits, to whoever polls; the end of a poll's patience is for that poll alone."""
        poll = self._poll
        if poll is None or only not in (None, poll):
            return
        self._poll = None
        given = [raw for _, raw in list(self.waiting)[:MOST]]
        poll.say(b"[" + b",".join(given) + b"]")


class Connection(asyncio.Protocol):
    """One connection of HTTP/1.1, on which a call is answered before the next comes."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self._read = b""
        self._transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, found, rest = self._read.partition(b"\r\n\r\n")
        if not found:
            return
        length = _number(LENGTH, head)
        if len(rest) < length:
            return
        self._read = rest[length:]
        method = METHOD.match(head)
        assert method, head
        self.platform.answer(self, method[1].lower(), rest[:length])

    def say(self, result: bytes) -> None:
        """Answers the call with that result, unless the caller has gone."""
        if self._transport.is_closing():
            return
        body = b'{"ok":true,"result":' + result + b"}"
        head = f"HTTP/1.1 200 OK\r\nDate: {formatdate(usegmt=True)}\r\nContent-Type:"
        self._transport.write(
            f"{head} application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )


def _update(number: int, chat: int, text: str) -> dict[str, Any]:
    person = {"id": chat, "first_name": "Mitra", "language_code": "id"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "from": {**person, "is_bot": False},
        "chat": {**person, "type": "private"},
        "text": text,
    }
    return {"update_id": number, "message": message}


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 0
