"""Finds where links begin and end in chat text, however they are glued or wrapped."""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address

from deals.links.hostnames import plain_host
from deals.links.shapes import DIGIT, DOT, FORMAT, LETTER, MARK, NUMBER, OUTSIDE, shape_of_text
from deals.links.trimming import trimmed_length
from deals.links.typed import ForeignScheme, TypedLink

_STOP = r"\s<>\"`|{}^"
_SCRIPT = LETTER + DIGIT + MARK + FORMAT + DOT + NUMBER
_HOST = rf"A-Za-z0-9_.\-{LETTER}{DIGIT}{MARK}{FORMAT}{DOT}"
_PRINTABLE = rf"(?![{_STOP}])[!-~]"

# Possessive quantifiers keep every alternative linear: a run is tried from its start only. They
# stand behind single characters alone: behind a group Debian 12's Python 3.11.2 matches wrongly
# (python/cpython#106052); where nothing follows, such a group never has to step back anyway.
_START = re.compile(
    rf"""
    (?P<pseudo>(?<![A-Za-z0-9{LETTER}{DIGIT}])(?:
        (?:javascript|vbscript|view-source|about|blob):(?=\S)
        | data:(?:[,;]|[a-z0-9.+\-]++/)))
    | (?P<bent>https?:(?=/(?!/)|\\))
    | (?P<web>https?)://
    | (?<![A-Za-z0-9+.\-])(?P<foreign>[A-Za-z0-9+.\-]++)(?<!http)(?<!https)://
    | (?<![{_HOST}])(?P<bare>[{_HOST}]++(?P<port>:[0-9]++)?)(?=[/?\\])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = r"(?!https?://)"
_SLASHES = re.compile(r"[/\\]*+")
_AUTHORITY = re.compile(rf"(?:{_GLUED}(?:(?![/?#\\])(?:{_PRINTABLE})|[{_SCRIPT}]))*", re.IGNORECASE)
_REST = re.compile(
    rf"(?:[/\\](?:{_GLUED}(?![?#])(?:{_PRINTABLE}))*)?(?:[?#](?:{_PRINTABLE})*)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S*+")
_IN_ANY_LINK = frozenset(":/?\\")  # one of them at least; most that is ever said has none

_LEADING_INVISIBLE = MARK + FORMAT
_FORBIDDEN_BEFORE = "@/%=&#~+"
_USERINFO_STOP = re.compile(rf"[/?#\\()\[\]{OUTSIDE}{_STOP}]")
_USERINFO_END = re.compile(rf"[A-Za-z0-9_.%+~\-{LETTER}{DIGIT}]")


def find_links(text: str) -> Iterator[TypedLink | ForeignScheme]:
    """Every link of a chat text from left to right, ends trimmed (rules section 2)."""
    if text.isascii() and _IN_ANY_LINK.isdisjoint(text):
        return
    shape = shape_of_text(text)
    position = 0
    while match := _START.search(shape, position):
        found, position = _found_at(match, text, shape)
        if found is not None:
            yield found


def _found_at(
    match: re.Match[str], text: str, shape: str
) -> tuple[TypedLink | ForeignScheme | None, int]:
    if match["bare"]:
        return _bare_link(match, text, shape)
    if match["bent"]:
        slashes = _SLASHES.match(shape, match.end())
        host_start = slashes.end() if slashes else match.end()
        return _web_link(match["bent"].rstrip(":"), match.end(), host_start, text, shape)
    if match["web"]:
        return _web_link(match["web"], match.end() - 2, match.end(), text, shape)
    if match["foreign"] and not any(map(str.isalpha, match["foreign"])):
        return None, match.end()
    token = _TOKEN.match(shape, match.end())
    return ForeignScheme(), token.end() if token else match.end()


def _web_link(
    scheme: str, slashes_start: int, host_start: int, text: str, shape: str
) -> tuple[TypedLink | None, int]:
    host_end = _end(_AUTHORITY, shape, host_start)
    untrimmed_end = _end(_REST, shape, host_end)
    end = host_start + trimmed_length(text[host_start:untrimmed_end])
    if end == host_start:
        return None, untrimmed_end
    host_end = min(host_end, end)
    slashes = text[slashes_start:host_start]
    link = TypedLink(scheme.lower(), slashes, text[host_start:host_end], text[host_end:end])
    return link, untrimmed_end


def _bare_link(match: re.Match[str], text: str, shape: str) -> tuple[TypedLink | None, int]:
    start = match.start() + _invisible_length(match["bare"])
    host_end = match.end() - len(match["port"] or "")
    if not _is_bare_host(text[start:host_end]):
        return None, match.end()
    start = _start_with_userinfo(shape, start) if shape[start - 1 : start] == "@" else start
    if shape[start] in "._-" or (start and shape[start - 1] in _FORBIDDEN_BEFORE):
        return None, match.end()
    untrimmed_end = _end(_REST, shape, match.end())
    end = start + trimmed_length(text[start:untrimmed_end])
    if end <= match.end() and shape[match.end()] == "?":
        return None, untrimmed_end  # only the question mark of a sentence followed the host
    link = TypedLink("https", "//", text[start : match.end()], text[match.end() : end])
    return link, untrimmed_end


def _is_bare_host(host: str) -> bool:
    plain = plain_host("".join(c for c in host if shape_of_text(c) != FORMAT))
    labels = plain.split(".")
    if plain == "localhost" or _is_dotted_quad(plain):
        return True
    return len(labels) > 1 and all(labels) and labels[-1].isalpha()


def _is_dotted_quad(host: str) -> bool:
    try:
        IPv4Address(host)
    except ValueError:
        return False
    return True


def _start_with_userinfo(shape: str, host_start: int) -> int:
    """Where `name@` before a host begins; the host's own start when there is no name."""
    if host_start < 2 or not _USERINFO_END.match(shape, host_start - 2):
        return host_start
    start = host_start - 1
    while start and not _USERINFO_STOP.match(shape, start - 1):
        start -= 1
    while shape[start] in "._-@":
        start += 1
    return start


def _invisible_length(shape: str) -> int:
    return len(shape) - len(shape.lstrip(_LEADING_INVISIBLE))


def _end(pattern: re.Pattern[str], shape: str, start: int) -> int:
    match = pattern.match(shape, start)
    return match.end() if match else start
