"""A link as it was typed, cut into the parts that are judged."""

import re
from dataclasses import dataclass

_ABSOLUTE = re.compile(r"(https?):([/\\]*)([^/?#\\]*)(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class TypedLink:
    """Scheme in lower case; what stood between it and the host; the rest exactly as typed."""

    scheme: str
    slashes: str
    authority: str
    rest: str


@dataclass(frozen=True)
class ForeignScheme:
    """Something like `fb://...` or `javascript:...`, of which nothing is read."""


@dataclass(frozen=True)
class Authority:
    """The part of a link between scheme and path: `userinfo@host:port`."""

    userinfo: str | None
    host: str
    port: str | None


def typed_url(url: str) -> TypedLink | None:
    """A whole text taken as one http(s) URL, or None when it does not start like one."""
    match = _ABSOLUTE.fullmatch(url)
    if match is None:
        return None
    scheme, slashes, authority, rest = match.groups()
    # Browsers skip further slashes, so whatever follows the second one belongs to the path.
    if slashes[:2] == "//" and len(slashes) > 2:
        return TypedLink(scheme.lower(), "//", "", slashes[2:] + authority + rest)
    return TypedLink(scheme.lower(), slashes, authority, rest)


def split_authority(authority: str) -> Authority:
    """Cuts at the last `@` and at the first colon outside `[...]`; checks nothing."""
    userinfo, at, host_and_port = authority.rpartition("@")
    known_userinfo = userinfo if at else None
    if host_and_port.startswith("[") and "]" in host_and_port:
        inside, _, tail = host_and_port.partition("]")
        return Authority(known_userinfo, inside + "]", tail.removeprefix(":") if tail else None)
    host, colon, port = host_and_port.partition(":")
    return Authority(known_userinfo, host, port if colon else None)
