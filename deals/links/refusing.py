"""The security reasons for which a typed link is refused, first matching reason first."""

import unicodedata

from deals.links.hostnames import is_ip_or_local, plain_host
from deals.links.hosts import official_home
from deals.links.lookalikes import is_lookalike
from deals.links.typed import Authority, TypedLink, split_authority

_OWN_PORT = {"http": 80, "https": 443}
_LARGEST_PORT = 65535


def refusal_of(typed: TypedLink) -> str | None:
    """The code of rules section 4, `hidden_chars` to `bad_port`, or None for a clean link."""
    authority = split_authority(typed.authority)
    if any(unicodedata.category(character) == "Cf" for character in typed.authority):
        return "hidden_chars"
    if _is_malformed(typed, authority):
        return "malformed_url"
    if authority.userinfo is not None:
        return "userinfo"
    return _host_refusal(typed.scheme, authority)


def _host_refusal(scheme: str, authority: Authority) -> str | None:
    if is_ip_or_local(plain_host(authority.host)):
        return "ip_or_local"
    if official_home(authority.host) is None:
        return "lookalike_host" if is_lookalike(authority.host) else None
    if authority.port is not None and int(authority.port) != _OWN_PORT[scheme]:
        return "bad_port"
    return None


def _is_malformed(typed: TypedLink, authority: Authority) -> bool:
    return (
        typed.slashes != "//"
        or "\\" in typed.authority + typed.rest
        or "%" in typed.authority
        or not _has_whole_labels(authority.host)
        or not _is_port(authority.port)
    )


def _has_whole_labels(host: str) -> bool:
    return host.startswith("[") or all(plain_host(host).split("."))


def _is_port(port: str | None) -> bool:
    if port is None:
        return True
    digits = port.lstrip("0")
    return (
        port.isascii() and port.isdigit() and len(digits) <= 5 and int(port[-5:]) <= _LARGEST_PORT
    )
