"""What the paths of TikTok mean."""

from deals.links.link import Link
from deals.links.page import Page
from deals.links.rows import MORE, TOKEN, Row, read_by_rows

MAIN_SUBDOMAINS = {"tiktok.com": {"", "www", "m"}, "tiktokv.com": {"", "www"}}

_BASE = "https://www.tiktok.com"
_NUMBER = "(?P<id>[0-9]{15,20})"
# A user ID, a secUid or a blank stands where a handle should.
_NOBODY = "@(?:_?|[0-9]{15,20}|MS4wLjABAAAA[A-Za-z0-9._-]*)"
_KNOWN_NOBODY = "(?P<as_typed>@(?:_|[0-9]{15,20}|MS4wLjABAAAA[A-Za-z0-9._-]*))"
_HANDLE = "@(?P<handle>[A-Za-z0-9._-]{1,100})"

_PRODUCT_ROW = Row(
    "view/product/(?P<product>[0-9]{5,25})",
    "product",
    "https://shop.tiktok.com/view/product/{product}",
)
_SHARED_PATHS = "share/video|embed|embed/v2|embed/v3|player/v1|v"
_MAIN_ROWS = (
    Row(f"{_NOBODY}/video/{_NUMBER}{MORE}", "video", "/@_/video/{id}"),
    Row(f"{_HANDLE}/video/{_NUMBER}{MORE}", "video", "/@{handle}/video/{id}"),
    Row(f"{_NOBODY}/photo/{_NUMBER}{MORE}", "post", "/@_/photo/{id}"),
    Row(f"{_HANDLE}/photo/{_NUMBER}{MORE}", "post", "/@{handle}/photo/{id}"),
    Row(f"(?:{_SHARED_PATHS})/{_NUMBER}{MORE}", "video", "/@_/video/{id}"),
    Row(rf"v/{_NUMBER}\.html{MORE}", "video", "/@_/video/{id}"),
    Row(f"{_NOBODY}/live", "live", "/@_/live"),
    Row(f"{_HANDLE}/live", "live", "/@{handle}/live"),
    Row(f"share/live/{_NUMBER}{MORE}", "live", "/share/live/{id}"),
    Row(f"t/{TOKEN}", "unknown", "/t/{token}"),
    Row(_KNOWN_NOBODY, "profile", "/{as_typed}"),
    Row(_HANDLE, "profile", "/@{handle}"),
)
_SHORT_ROWS = (
    Row(TOKEN, "unknown", "https://{host}/{token}"),
    Row(f"t/{TOKEN}", "unknown", "/t/{token}"),
)
_LITE_ROWS = (Row(f"t/{TOKEN}", "unknown", "https://{host}/t/{token}"),)
_ROWS_BY_SHORT_HOST = {
    "vt.tiktok.com": _SHORT_ROWS,
    "vm.tiktok.com": _SHORT_ROWS,
    "lite.tiktok.com": _LITE_ROWS,
}


def read(page: Page) -> Link:
    """The link of a page on a TikTok host."""
    products = (_PRODUCT_ROW,) if page.home.domain == "tiktok.com" else ()
    return read_by_rows((*products, *_rows_of(page)), page, base=_BASE)


def _rows_of(page: Page) -> tuple[Row, ...]:
    if page.home.subdomain in MAIN_SUBDOMAINS[page.home.domain]:
        return _MAIN_ROWS
    return _ROWS_BY_SHORT_HOST.get(page.home.host, ())
