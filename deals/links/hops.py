"""Judges what a short link's host answered, without fetching anything."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urljoin

from deals.links.judging import Verdict, judged
from deals.links.link import Link, LinkReading
from deals.links.typed import typed_url

MOST_HOPS = 3

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAT64 = IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST_IPV6 = IPv6Network("2000::/3")
# Special-purpose networks that the standard library of Python 3.11 still calls global.
_NOT_GLOBAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


@dataclass(frozen=True)
class HopAnswer:
    """One answer of a short host: HTTP status, Location header, and the host's DNS answer."""

    status: int
    location: str | None
    resolved_ips: tuple[str, ...] = ()


def after_redirect(short: Link, answer: HopAnswer) -> LinkReading:
    """What a short link turns out to be after one hop (rules section 7).

    The one link may itself need another hop. Raises ValueError for a link that needs none.
    """
    if not short.needs_redirect or short.canonical_url is None:
        raise ValueError("only a link that needs a redirect may be followed")
    if not all(map(is_global_unicast, answer.resolved_ips)):
        return LinkReading((), "ip_or_local")
    location = (answer.location or "").strip()
    if not 300 <= answer.status <= 399 or not location:
        return LinkReading((), "unresolved")
    return _reading_of(_judged_location(location, short.canonical_url))


def is_global_unicast(address: str) -> bool:
    """Whether an IP address, unwrapped from NAT64, 6to4 or a mapping, is public; False if bad."""
    try:
        ip = _unwrapped(ip_address(address))
    except ValueError:
        return False
    if ip.version == 6 and ip not in _GLOBAL_UNICAST_IPV6:
        return False
    is_special = ip.is_multicast or any(ip in network for network in _NOT_GLOBAL)
    return ip.is_global and not is_special


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or ip


def _judged_location(location: str, base_url: str) -> Verdict:
    if location.startswith("//"):
        location = f"https:{location}"
    elif not _SCHEME.match(location):
        location = urljoin(base_url, location)
    typed = typed_url(location)
    return judged(typed) if typed else "bad_scheme"


def _reading_of(verdict: Verdict) -> LinkReading:
    if isinstance(verdict, Link):
        return LinkReading((verdict,), None)
    return LinkReading((), verdict or "redirect_offsite")
