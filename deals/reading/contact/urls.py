"""The links that a message names, as they were written."""

import re
from collections.abc import Iterator

from deals.links.finding import find_links
from deals.links.typed import TypedLink

LONGEST = 4000
# A host alone is a link when nobody could take it for two words that lost their blank.
_HOST_ALONE = re.compile(
    r"(?<![\w@./:-])(?:www\.[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}"
    r"|(?:[a-z0-9-]{1,60}\.){1,4}(?:com|net|org|co\.id|my\.id|web\.id|ee))(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)
_IN_DISGUISE = re.compile(r"(?<!\w)hxxps?://[^\s<>()]{3,300}(?<![.,;!?])", re.I)
_CHAT = re.compile(r"(?:https?://)?(?:(?:www\.)?wa\.me|(?:api|web)\.whatsapp\.com)\b", re.I)


def urls(text: str) -> tuple[str, ...]:
    """All web links in order; a link to a WhatsApp chat is a phone and left out."""
    text = text[:LONGEST]
    spans = [*_linked(text)]
    spans += [found.span() for found in _IN_DISGUISE.finditer(text)]
    taken = [(start, end) for start, end in spans]
    spans += [
        host.span()
        for host in _HOST_ALONE.finditer(text)
        if not any(start <= host.start() < end for start, end in taken)
    ]
    written = [text[start:end] for start, end in sorted(spans)]
    return tuple(url for url in written if not _CHAT.match(url))


def _linked(text: str) -> Iterator[tuple[int, int]]:
    """Where the links that can be proofs begin and end."""
    position = 0
    for link in find_links(text):
        if isinstance(link, TypedLink):
            start, position = _span(text, link, position)
            yield start, position


def _span(text: str, link: TypedLink, position: int) -> tuple[int, int]:
    address = link.authority + link.rest
    start = text.index(address, position)
    scheme = f"{link.scheme}:{link.slashes}"
    typed = start - len(scheme)
    written = typed >= position and text[typed:start].lower() == scheme
    return (typed if written else start), start + len(address)
