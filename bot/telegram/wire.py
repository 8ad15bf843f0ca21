"""HTTP to a Bot API server, by aiohttp: on the library's own client most of our time would go."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from ssl import SSLContext, get_default_verify_paths
from time import monotonic
from typing import Any, cast
from urllib.parse import urlencode
from urllib.request import getproxies

import httpx
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

NOT_SENT = (ClientConnectorError, ConnectionTimeoutError)  # nothing of the call has left
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
CONNECT_S, POOL_S, WRITE_S = 5.0, 20.0, 20.0
DOWNLOAD_S = 240.0  # of a file that comes slowly; an update is lent for longer
NAMES_KEPT_S = 10


ToldDate = Callable[[str, timedelta], None]  # a Date, and how long its answer took


@dataclass(frozen=True)
class Fields:
    """What a call without files says, as one JSON body: it stands where the library has its
    RequestData, which makes a text of each field first."""

    fields: dict[str, Any]
    contains_files = False


class Wire(BaseRequest):
    """Carries the calls of a `Bot`, so many at once. `told_date` hears each answer's Date."""

    def __init__(self, at_once: int, read_s: float, told_date: ToldDate) -> None:
        self.at_once = at_once
        self.read_s = read_s
        self.told_date = told_date
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self.read_s

    async def initialize(self) -> None:
        """Opens the connections of the running loop."""
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=self.at_once,
                    ssl=_trusted(),
                    ttl_dns_cache=NAMES_KEPT_S,
                ),
                cookie_jar=DummyCookieJar(),
                trust_env=bool(getproxies()),  # looked up at each call, which takes its time
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session:
            await session.close()

    async def call(self, url: str, fields: dict[str, Any]) -> Any:
        """The result of a call without files. Raises what a `Bot` raises."""
        return await self.post(url, cast(RequestData, Fields(fields)))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and body of the answer. Raises TimedOut and NetworkError; their cause is one
        of NOT_SENT when the server cannot have heard of the call."""
        assert self._session
        read_s = read_timeout if isinstance(read_timeout, int | float) else self.read_s
        given: dict[str, Any] = {"timeout": _timeout(read_s, method)}
        if request_data and request_data.contains_files:
            given["data"] = _with_files(request_data)
        elif isinstance(request_data, Fields):
            given |= {"data": json.dumps(request_data.fields).encode(), "headers": JSON}
        elif request_data:
            given |= {"data": urlencode(request_data.json_parameters).encode(), "headers": FORM}
        asked = monotonic()
        try:
            async with self._session.request(
                method, url, allow_redirects=False, **given
            ) as response:
                body = await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error
        if "Date" in response.headers:
            self.told_date(response.headers["Date"], timedelta(seconds=monotonic() - asked))
        return response.status, body


@cache
def _trusted() -> SSLContext | bool:
    """Once for all connections: to read all the authorities takes a while. This machine's own
    aiohttp has read already; where it has none, those that the library brings."""
    return True if get_default_verify_paths().cafile else httpx.create_ssl_context()


@lru_cache
def _timeout(read_s: float, method: str) -> ClientTimeout:
    return ClientTimeout(
        total=DOWNLOAD_S if method == "GET" else POOL_S + CONNECT_S + WRITE_S + read_s,
        connect=POOL_S,
        sock_connect=CONNECT_S,
        sock_read=read_s,
    )


def _with_files(request_data: RequestData) -> FormData:
    form = FormData(quote_fields=False)  # Telegram shows names as they come
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form
