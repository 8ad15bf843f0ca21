"""The second reader: an OpenAI-compatible endpoint, asked about what the first is unsure of.

It may be slow, wrong, gone or hostile: then the first reading stays, and nobody waits for long.
"""

import time
from datetime import date
from typing import Self
from urllib.request import getproxies

import httpx
import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from bot.clock import on_loopback
from bot.settings import Settings
from deals.reading.reply import Reply
from deals.reading.second import Question, Second, asked, held

log = structlog.get_logger()
LARGEST = 64 * 1024  # bytes of an answer
AT_ONCE = 8  # questions; who comes meanwhile has the first reading alone
FAILURES = 3  # in a row, and it is left alone for a while
REST_S = 300.0


class NoAnswer(Exception):
    """Why there was none, without a word of what was asked or said."""


class SecondReader:
    """Asks one endpoint. `answer_s`: how long it may take, all in all."""

    def __init__(self, url: str, key: str, model: str, answer_s: float) -> None:
        self.url = f"{url.rstrip('/')}/chat/completions"
        self.model = model
        self.answer_s = answer_s
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._headers["Accept-Encoding"] = "identity"  # so that nothing small swells
        self._session: ClientSession | None = None
        self._asked = self._failures = 0
        self._rests_until = 0.0

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The reader that the settings name, if they do."""
        if not settings.reader_url:
            return None
        key = settings.reader_key.get_secret_value() if settings.reader_key else ""
        model, answer_s = settings.reader_model or "", settings.reader_seconds
        return cls(settings.reader_url, key, model, answer_s)

    @property
    def ready(self) -> bool:
        return self._asked < AT_ONCE and time.monotonic() >= self._rests_until

    async def read(self, question: Question) -> Second | None:
        """What it makes of the words; None when it has no fit answer in time."""
        if not self.ready:
            return None
        self._asked += 1
        try:
            body = await self.body(question)
        except NoAnswer as why:
            self._failed(str(why))
            return None
        finally:
            self._asked -= 1
        self._failures = 0
        second = held(body, question.first)
        log.debug("the second reader answered", fit=second is not None)
        return second

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def body(self, question: Question) -> bytes:
        """Its answer as it came. Raises NoAnswer."""
        try:
            async with self._opened().post(
                self.url, json=asked(question, self.model), allow_redirects=False
            ) as response:
                if response.status != httpx.codes.OK:
                    raise NoAnswer(f"status {response.status}")
                body = bytearray()
                async for chunk in response.content.iter_any():
                    body += chunk
                    if len(body) > LARGEST:
                        raise NoAnswer("too long")
                return bytes(body)
        except (ClientError, OSError, ValueError) as error:  # TimeoutError is an OSError
            raise NoAnswer(type(error).__name__) from None

    def _opened(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=AT_ONCE, ssl=httpx.create_ssl_context()),
                cookie_jar=DummyCookieJar(),
                headers=self._headers,
                timeout=ClientTimeout(total=self.answer_s),
                trust_env=bool(getproxies()) and not on_loopback(self.url),
                auto_decompress=False,
            )
        return self._session

    def _failed(self, why: str) -> None:
        self._failures += 1
        log.warning("the second reader gave no answer", why=why)
        if self._failures >= FAILURES:
            self._rests_until = time.monotonic() + REST_S
            log.error("the second reader is left alone for a while", rest_s=REST_S)


async def tried(reader: SecondReader) -> str:
    """What is wrong with its answer to a message that nobody wrote; empty when it is fit."""
    first = Reply("other")
    try:
        body = await reader.body(Question("nanti aku kabarin ya kak", date(2026, 9, 2), first))
    except NoAnswer as why:
        return str(why)
    finally:
        await reader.close()
    return "" if held(body, first) else "it does not keep to the JSON schema"
