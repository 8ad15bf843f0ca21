"""Reads a page by a platform's table: the first row whose path and parameters match wins."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from deals.links.link import Link, other_page
from deals.links.page import Page

TOKEN = "(?P<token>[A-Za-z0-9_-]{5,50})"
# Whatever follows a complete ID is dropped, for posts only.
MORE = "(?:/.*)?"

_CASELESS_GROUPS = ("handle", "group")


@dataclass(frozen=True)
class Row:
    """One table row.

    `path` and the values of `query` are expressions for the whole path and parameter. Their
    named groups fill `canonical`; `id`, `handle` and `token` also say what the link is. A
    canonical address that starts with `/` is on the platform's own base.
    """

    path: str
    kind: str
    canonical: str
    query: tuple[tuple[str, str], ...] = ()


def read_by_rows(
    rows: Iterable[Row], page: Page, *, base: str, reserved: Set[str] = frozenset()
) -> Link:
    """The link of a page; `reserved` are lower-case words that are never a handle."""
    for row in rows:
        groups = _groups_of(row, page)
        if groups is not None and groups.get("handle") not in reserved:
            return _link_of(row, groups, page, base)
    return other_page(page.home.platform)


def _groups_of(row: Row, page: Page) -> dict[str, str | None] | None:
    expressions = [(row.path, page.path)]
    expressions += [(value, page.query.get(name, "")) for name, value in row.query]
    groups: dict[str, str | None] = {}
    for expression, text in expressions:
        match = _compiled(expression).fullmatch(text)
        if match is None:
            return None
        groups |= match.groupdict()
    return {name: _cased(name, text) for name, text in groups.items()}


def _cased(name: str, text: str | None) -> str | None:
    return text.lower() if text and name in _CASELESS_GROUPS else text


def _link_of(row: Row, groups: dict[str, str | None], page: Page, base: str) -> Link:
    address = row.canonical.format_map(
        {**groups, "host": page.home.host, "domain": page.home.domain}
    )
    return Link(
        platform=page.home.platform,
        kind=row.kind,
        post_id=groups.get("id"),
        handle=groups.get("handle"),
        canonical_url=base + address if address.startswith("/") else address,
        needs_redirect=row.kind == "unknown",
    )


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.DOTALL)
