"""An official page as its table sees it: home, decoded path, first value of each parameter."""

from dataclasses import dataclass
from urllib.parse import unquote

from deals.links.hosts import Home


@dataclass(frozen=True)
class Page:
    """A clean address on an official host, percent-decoded exactly once."""

    home: Home
    segments: tuple[str, ...]
    query: dict[str, str]

    @property
    def path(self) -> str:
        """The segments joined by `/`, without a leading or trailing one."""
        return "/".join(self.segments)


def page_at(home: Home, rest: str) -> Page | None:
    """Reads path and query as typed; None when a segment decodes to `.`, `..` or holds a `/`."""
    path, _, query = rest.partition("#")[0].partition("?")
    segments = tuple(unquote(segment) for segment in path.split("/") if segment)
    if any(segment in (".", "..") or "/" in segment for segment in segments):
        return None
    # What ends a sentence ends no name, also where it is encoded.
    segments = tuple(segment.rstrip(".") or segment for segment in segments)
    return Page(home, segments, _first_values(query))


def _first_values(query: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in query.replace("&amp;", "&").split("&"):
        name, _, value = pair.partition("=")
        values.setdefault(unquote(name), unquote(value))
    return values
