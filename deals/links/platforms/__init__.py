"""One table of paths for each platform."""

from deals.links.link import Link
from deals.links.page import Page
from deals.links.platforms import facebook, instagram, shopee, threads, tiktok, x, youtube

_READ_BY_PLATFORM = {
    "instagram": instagram.read,
    "tiktok": tiktok.read,
    "shopee": shopee.read,
    "youtube": youtube.read,
    "facebook": facebook.read,
    "x": x.read,
    "threads": threads.read,
}


def read_page(page: Page) -> Link:
    """The link of a page on any official host; `other` when no row of its table matches."""
    return _READ_BY_PLATFORM[page.home.platform](page)
