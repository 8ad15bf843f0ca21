"""The links that a message names, as they were written."""

from deals.links.finding import find_links
from deals.links.typed import TypedLink

LONGEST = 4000


def urls(text: str) -> tuple[str, ...]:
    """All web links in order; a link to a WhatsApp chat is a phone and left out."""
    return tuple(_as_written(text[:LONGEST]))


def _as_written(text: str) -> list[str]:
    found, position = [], 0
    for link in find_links(text):
        if isinstance(link, TypedLink):
            start, end = _span(text, link, position)
            found.append(text[start:end])
            position = end
    return found


def _span(text: str, link: TypedLink, position: int) -> tuple[int, int]:
    bare = link.authority + link.rest
    at = text.index(bare, position)
    typed = link.scheme + ":" + link.slashes
    written = text[at - len(typed) : at].lower() == typed if at >= len(typed) else False
    return (at - len(typed) if written else at), at + len(bare)
