"""Reads host names the way a browser would: script variants, IP notations, local names."""

import re
import unicodedata

# No DNS name is longer than 253; beyond this only the cost of normalising would grow.
_LONGEST_READ = 500

_LOCAL_NAMES = (
    *("localhost", "local", "internal", "lan", "home", "corp", "intranet", "test", "invalid"),
    *("onion", "home.arpa"),
    *("nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me", "vcap.me"),
)
_IPV4_PART = re.compile(r"0x[0-9a-f]*|0[0-7]*|[1-9][0-9]{0,9}")


def plain_host(host: str) -> str:
    """NFKC and lower case, every kind of dot a `.`, one trailing dot dropped."""
    plain = unicodedata.normalize("NFKC", host[:_LONGEST_READ]).lower()
    return plain.replace("\u3002", ".").removesuffix(".")


def is_ip_or_local(host: str) -> bool:
    """Whether a plain host is an IP literal in any notation, or a name of a private network."""
    if host.startswith("[") or "." not in host:
        return True
    return _is_ipv4(host) or any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES)


def _is_ipv4(host: str) -> bool:
    """What `inet_aton` or a browser takes for an address: 1-4 parts, decimal, octal or hex."""
    parts = host.split(".")
    if len(parts) > 4 or not all(_IPV4_PART.fullmatch(part) for part in parts):
        return False
    *leading, last = map(_ipv4_part, parts)
    return all(part < 256 for part in leading) and last < 256 ** (4 - len(leading))


def _ipv4_part(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") else 10)
