"""What the paths of Threads mean."""

from deals.links.link import Link, other_page
from deals.links.page import Page
from deals.links.rows import MORE, Row, read_by_rows

_BASE = "https://www.threads.com"
_CODE = "(?P<id>[A-Za-z0-9_-]{8,50})"
_HANDLE = "@(?P<handle>[A-Za-z0-9._]{1,30})"

_ROWS = (
    Row(f"{_HANDLE}/post/{_CODE}{MORE}", "post", "/@{handle}/post/{id}"),
    Row(f"t/{_CODE}{MORE}", "post", "/t/{id}"),
    Row(f"{_HANDLE}(?:/(?:replies|reposts|media))?", "profile", "/@{handle}"),
)


def read(page: Page) -> Link:
    """The link of a page on a Threads host."""
    if page.home.subdomain not in ("", "www"):
        return other_page("threads")
    return read_by_rows(_ROWS, page, base=_BASE)
