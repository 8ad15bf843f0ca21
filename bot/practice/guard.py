"""Keeps other web sites from driving the room through the user's browser."""

import ipaddress

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class SameOrigin:
    """Lets through only what is addressed to loopback and comes from the room's own page."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to strangers."""
        if scope["type"] == "http" and not _is_own(dict(scope["headers"]), scope):
            answer = JSONResponse({"error": "only the practice room's own page may do this"}, 403)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_own(headers: dict[bytes, bytes], scope: Scope) -> bool:
    host = headers.get(b"host", b"")
    # A foreign name in Host means DNS rebinding: the browser thinks that it talks to another site.
    if not is_loopback(_without_port(host.decode("latin-1"))):
        return False
    # Pictures and links of other sites come without an Origin, but browsers say where from.
    strange = headers.get(b"sec-fetch-site", b"none") not in {b"none", b"same-origin"}
    if strange and not _opens_page(headers, scope):
        return False
    origin = headers.get(b"origin")
    return origin is None or origin in {b"http://" + host, b"https://" + host}


def _opens_page(headers: dict[bytes, bytes], scope: Scope) -> bool:
    return scope["path"] == "/" and headers.get(b"sec-fetch-mode") == b"navigate"


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_loopback(host: str) -> bool:
    """Whether the name or address means this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
