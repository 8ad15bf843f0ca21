"""What the paths of X, once Twitter, mean."""

from deals.links.link import Link
from deals.links.page import Page
from deals.links.rows import MORE, TOKEN, Row, read_by_rows

_BASE = "https://x.com"
_MAIN_SUBDOMAINS = frozenset({"", "www", "m", "mobile"})
_SHORT_HOSTS = frozenset({"t.co", "pic.twitter.com", "pic.x.com"})
_HANDLE = "(?P<handle>[A-Za-z0-9_]{1,15})"
_NUMBER = "(?P<id>[0-9]{1,20})"
_TABS = "media|likes|with_replies|highlights|articles"

_MAIN_ROWS = (
    Row(f"{_HANDLE}/status(?:es)?/{_NUMBER}{MORE}", "post", "/{handle}/status/{id}"),
    Row(f"(?:i/status|i/web/status|statuses)/{_NUMBER}{MORE}", "post", "/i/status/{id}"),
    Row(f"i/(?P<sort>spaces|broadcasts)/(?P<id>[A-Za-z0-9]{{13}}){MORE}", "live", "/i/{sort}/{id}"),
    Row(f"{_HANDLE}(?:/(?:{_TABS}))?", "profile", "/{handle}"),
)
_SHORT_ROWS = (Row(TOKEN, "unknown", "https://{host}/{token}"),)
_RESERVED_WORDS = """
    home explore search i hashtag settings intent share notifications messages login signup
    compose tos privacy jobs about download statuses
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


def read(page: Page) -> Link:
    """The link of a page on an X or Twitter host."""
    return read_by_rows(_rows_of(page), page, base=_BASE, reserved=_RESERVED)


def _rows_of(page: Page) -> tuple[Row, ...]:
    if page.home.host in _SHORT_HOSTS:
        return _SHORT_ROWS
    is_site = page.home.domain != "t.co" and page.home.subdomain in _MAIN_SUBDOMAINS
    return _MAIN_ROWS if is_site else ()
