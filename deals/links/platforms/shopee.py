"""What the paths of Shopee mean; its region stays in every address."""

from deals.links.hosts import SHOPEE_REGIONS
from deals.links.link import Link
from deals.links.page import Page
from deals.links.rows import MORE, TOKEN, Row, read_by_rows

MAIN_SUBDOMAINS = {f"shopee.{region}": {"", "www"} for region in SHOPEE_REGIONS}

_VIDEO = "(?P<id>[A-Za-z0-9_+=-]{8,80})"
_HANDLE = r"(?P<handle>(?!.*-cat\.)[A-Za-z0-9._-]{2,40})"
_SESSION = "(?P<id>[0-9]{4,15})"
_NUMBERS = "(?P<shop>[0-9]{1,25}){separator}(?P<item>[0-9]{1,25})"
_BY_SLASH = _NUMBERS.replace("{separator}", "/")
_BY_DOT = _NUMBERS.replace("{separator}", r"\.")
_LIVE_URL = "https://{host}/share?from=live&session={id}"
_PRODUCT_URL = "https://{domain}/product/{shop}/{item}"

_VIDEO_ROWS = (
    Row(f"share-video/{_VIDEO}{MORE}", "video", "https://{host}/share-video/{id}"),
    Row(f"web/@{_HANDLE}/video/{_VIDEO}{MORE}", "video", "https://{host}/web/@{handle}/video/{id}"),
    Row(f"web/@{_HANDLE}", "profile", "https://{host}/web/@{handle}"),
)
_LIVE_ROWS = (
    Row("share", "live", _LIVE_URL, query=(("session", _SESSION),)),
    Row("pc/live", "live", _LIVE_URL, query=(("session", _SESSION),)),
    Row("middle-page", "live", _LIVE_URL, query=(("type", "live"), ("id", _SESSION))),
)
_SHORT_ROWS = (Row(TOKEN, "unknown", "https://{host}/{token}"),)
_MAIN_ROWS = (
    Row(rf"(?:.*/)?(?:[^/]*-)?i\.{_BY_DOT}", "product", _PRODUCT_URL),
    Row(f"(?:(?:universal-link/)?product|opaanlp)/{_BY_SLASH}", "product", _PRODUCT_URL),
    Row("shop/(?P<shop>[0-9]{1,25})", "shop", "https://{domain}/shop/{shop}"),
    Row(_HANDLE, "shop", "https://{domain}/{handle}"),
)
_RESERVED_WORDS = """
    product shop search cart user buyer m mall flash_sale daily_discover verify
    universal-link opaanlp web docs events live official-shop category
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_ROWS_BY_SUBDOMAIN = {
    "": _MAIN_ROWS,
    "www": _MAIN_ROWS,
    "sv": _VIDEO_ROWS,
    "live": _LIVE_ROWS,
    "s": _SHORT_ROWS,
}


def read(page: Page) -> Link:
    """The link of a page on a Shopee host."""
    rows = _rows_of(page)
    # The reserved words are paths of the shop; behind `/web/@` any name may stand.
    reserved = _RESERVED if rows is _MAIN_ROWS else frozenset()
    return read_by_rows(rows, page, base="", reserved=reserved)


def _rows_of(page: Page) -> tuple[Row, ...]:
    domain, subdomain = page.home.domain, page.home.subdomain
    if domain in MAIN_SUBDOMAINS:
        return _ROWS_BY_SUBDOMAIN.get(subdomain, ())
    is_country = len(subdomain) == 2 and subdomain.isalpha()
    if subdomain == "" or (domain == "shp.ee" and is_country):
        return _SHORT_ROWS
    return ()
