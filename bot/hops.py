"""Follows a short link to the page behind it, without ever touching a private network."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import httpx

from deals.links import (
    MOST_HOPS,
    HopAnswer,
    Link,
    LinkReading,
    after_redirect,
    is_global_unicast,
)

Resolve = Callable[[str], Awaitable[tuple[str, ...]]]

_HTTPS_PORT = 443
_DEADLINE_S = 4.0
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Sapa link check)", "Accept": "*/*"}
_UNRESOLVED = LinkReading((), "unresolved")


async def resolved_ips(host: str) -> tuple[str, ...]:
    """Every address the system's resolver gives for a host; raises OSError when it has none."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, _HTTPS_PORT, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in answers))


async def follow(
    link: Link,
    *,
    resolve: Resolve = resolved_ips,
    transport: httpx.AsyncBaseTransport | None = None,
    deadline_s: float = _DEADLINE_S,
) -> LinkReading:
    """The link behind a short link after at most three hops; any failure is `unresolved`.

    `resolve` and `transport` are there for tests; the deadline covers all hops together.
    """
    if not link.needs_redirect:
        raise ValueError("only a link that needs a redirect may be followed")
    try:
        async with asyncio.timeout(deadline_s), _bare_client(transport) as client:
            return await _followed(link, resolve, client)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError):
        return _UNRESOLVED


async def _followed(link: Link, resolve: Resolve, client: httpx.AsyncClient) -> LinkReading:
    for _ in range(MOST_HOPS):
        reading = after_redirect(link, await _answer(link, resolve, client))
        if reading.refuse is not None or not reading.links[0].needs_redirect:
            return reading
        link = reading.links[0]
    return _UNRESOLVED


async def _answer(link: Link, resolve: Resolve, client: httpx.AsyncClient) -> HopAnswer:
    """One hop, or the bare DNS answer when one of the addresses is not public."""
    # The address was rebuilt from the allow-list by the reader: never a string as typed.
    url = httpx.URL(link.canonical_url or "")
    addresses = await resolve(url.host)
    if not addresses or not all(map(is_global_unicast, addresses)):
        return HopAnswer(0, None, addresses)
    # IPv4 first: many small servers have no way out over IPv6.
    address = min(addresses, key=lambda known: ":" in known)
    status, location = await _headers_from(address, url, client)
    return HopAnswer(status, location, addresses)


async def _headers_from(
    address: str, url: httpx.URL, client: httpx.AsyncClient
) -> tuple[int, str | None]:
    """Status and Location; connects to the checked address, so no second lookup can differ."""
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={"Host": url.host},
        extensions={"sni_hostname": url.host},
    )
    # One client serves several hosts in turn: none may be handed what another one set.
    client.cookies.clear()
    response = await client.send(request, stream=True)
    await response.aclose()
    return response.status_code, response.headers.get("location")


def _bare_client(transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=transport,
        headers=_HEADERS,
        follow_redirects=False,
        trust_env=False,
        timeout=_DEADLINE_S,
    )
