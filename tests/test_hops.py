import asyncio
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.hops import follow
from deals.links import read_links

PUBLIC = ("2001:4860:4860::8888", "8.8.8.8")
(SHORT,) = read_links("https://vt.tiktok.com/ZSexample/").links


class ShortHosts:
    def __init__(self, answers, pause_s=0.0, addresses=PUBLIC):
        self.answers, self.pause_s, self.addresses = answers, pause_s, addresses
        self.looked_up, self.requests, self.talks = [], [], []

    async def resolve(self, host):
        self.looked_up.append(host)
        if isinstance(self.addresses, Exception):
            raise self.addresses
        return self.addresses

    async def serve(self, reader, writer):
        self.talks.append(asyncio.current_task())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.requests.append(head)
        await asyncio.sleep(self.pause_s)
        path = head.split(" ")[1]
        writer.write(self.answers.get(path, "HTTP/1.1 404 Not Found\r\n").encode() + b"\r\n")
        writer.close()


class Loopback(httpx.AsyncHTTPTransport):
    """Plain HTTP to a local port for what would have been TLS to the pinned address."""

    def __init__(self, port):
        super().__init__()
        self.port, self.asked = port, []

    async def handle_async_request(self, request):
        self.asked.append((request.url.host, request.extensions["sni_hostname"]))
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return await super().handle_async_request(request)


@asynccontextmanager
async def loopback_to(hosts):
    server = await asyncio.start_server(hosts.serve, "127.0.0.1", 0)
    async with server:
        yield Loopback(server.sockets[0].getsockname()[1])
        await asyncio.gather(*hosts.talks)


def followed(hosts, link=SHORT, deadline_s=3.0):
    async def run():
        async with loopback_to(hosts) as transport:
            reading = await follow(
                link, resolve=hosts.resolve, transport=transport, deadline_s=deadline_s
            )
            return reading, transport.asked

    return asyncio.run(run())


def moved_to(location, extra=""):
    return f"HTTP/1.1 301 Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n{extra}"


def test_a_short_link_is_followed_to_its_post_at_the_checked_address():
    hosts = ShortHosts({"/ZSexample": moved_to("https://www.tiktok.com/@rani/live")})
    reading, asked = followed(hosts)
    assert [link.kind for link in reading.links] == ["live"]
    assert asked == [("8.8.8.8", "vt.tiktok.com")]
    assert "Host: vt.tiktok.com\r\n" in hosts.requests[0]


@pytest.mark.parametrize("addresses", [("10.0.0.1",), ("8.8.8.8", "64:ff9b::a00:1")])
def test_a_private_address_is_refused_without_a_fetch(addresses):
    hosts = ShortHosts({}, addresses=addresses)
    reading, asked = followed(hosts)
    assert (reading.refuse, asked, hosts.requests) == ("ip_or_local", [], [])


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n", "unresolved"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", "unresolved"),
        ("nonsense\r\n", "unresolved"),
        (moved_to("https://toko.contoh.id/"), "redirect_offsite"),
        (moved_to("http://169.254.169.254/"), "ip_or_local"),
    ],
)
def test_an_answer_that_leads_nowhere_safe_is_refused(answer, code):
    reading, asked = followed(ShortHosts({"/ZSexample": answer}))
    assert (reading.links, reading.refuse, len(asked)) == ((), code, 1)


def test_a_second_hop_looks_its_host_up_again_and_carries_no_cookie():
    answers = {
        "/ZSexample": moved_to("https://id.shp.ee/abcde", "Set-Cookie: a=b; Path=/\r\n"),
        "/abcde": moved_to("https://sv.shopee.co.id/share-video/EXAMPLE1"),
    }
    hosts = ShortHosts(answers)
    reading, _ = followed(hosts)
    assert [link.post_id for link in reading.links] == ["EXAMPLE1"]
    assert hosts.looked_up == ["vt.tiktok.com", "id.shp.ee"]
    assert not any("cookie" in request.lower() for request in hosts.requests)


def test_three_hops_are_the_most():
    hosts = ShortHosts({"/ZSexample": moved_to("/ZSexample")})
    reading, asked = followed(hosts)
    assert (reading.links, reading.refuse, len(asked)) == ((), "unresolved", 3)


def test_a_slow_server_is_given_up():
    hosts = ShortHosts({"/ZSexample": moved_to("https://x.com/rani")}, pause_s=0.3)
    reading, _ = followed(hosts, deadline_s=0.1)
    assert reading.refuse == "unresolved"


def test_a_host_with_ipv6_only_is_asked_there():
    hosts = ShortHosts({"/ZSexample": moved_to("https://x.com/rani")}, addresses=PUBLIC[:1])
    assert followed(hosts)[1] == [("2001:4860:4860::8888", "vt.tiktok.com")]


@pytest.mark.parametrize("addresses", [(), OSError("no such host")])
def test_a_host_without_an_address_is_unresolved(addresses):
    reading, asked = followed(ShortHosts({}, addresses=addresses))
    assert (reading.refuse, asked) == ("unresolved", [])


def test_a_link_that_needs_no_redirect_is_never_fetched():
    (profile,) = read_links("x.com/rani").links
    hosts = ShortHosts({})
    with pytest.raises(ValueError, match="needs a redirect"):
        followed(hosts, link=profile)
    assert (hosts.looked_up, hosts.requests) == ([], [])
