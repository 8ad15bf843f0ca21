"""What the paths of Instagram mean."""

import base64
import binascii
import re
from dataclasses import replace

from deals.links.link import Link, other_page
from deals.links.page import Page
from deals.links.rows import MORE, TOKEN, Row, read_by_rows

MAIN_SUBDOMAINS = {"instagram.com": {"", "www", "m"}, "instagr.am": {"", "www"}}

_BASE = "https://www.instagram.com"
_CODE = "(?P<id>[A-Za-z0-9_-]{8,50})"
_HANDLE = "(?P<handle>[A-Za-z0-9._]{1,30})"
_NUMBER = "(?P<id>[0-9]{5,25})"
_HIGHLIGHT = re.compile(rb"highlight:([0-9]{5,25})")

_ROWS = (
    Row(f"(?:{_HANDLE}/)?p/{_CODE}{MORE}", "post", "/p/{id}"),
    Row(f"(?:{_HANDLE}/)?reels?/{_CODE}{MORE}", "reel", "/reel/{id}"),
    Row(f"(?:{_HANDLE}/)?tv/{_CODE}{MORE}", "video", "/tv/{id}"),
    Row(f"stories/highlights/{_NUMBER}{MORE}", "story", "/stories/highlights/{id}"),
    Row(f"stories/{_HANDLE}/{_NUMBER}{MORE}", "story", "/stories/{handle}/{id}"),
    Row(f"stories/{_HANDLE}", "story", "/stories/{handle}"),
    Row(f"{_HANDLE}/live/{_NUMBER}{MORE}", "live", "/{handle}/live/{id}"),
    Row(f"{_HANDLE}/live", "live", "/{handle}/live"),
    Row(f"share/{TOKEN}", "unknown", "/share/{token}"),
    Row(f"share/(?P<sort>p|reel|tv)/{TOKEN}", "unknown", "/share/{sort}/{token}"),
    Row(f"{_HANDLE}(?:/tagged|/reels)?", "profile", "/{handle}"),
)
_RESERVED_WORDS = """
    explore accounts direct reels reel p tv stories share s about legal developer developers
    web api graphql emails challenge oauth push session settings your_activity popular ar
    topics directory download locations tags create live
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


def read(page: Page) -> Link:
    """The link of a page on an Instagram host."""
    if page.home.subdomain not in MAIN_SUBDOMAINS[page.home.domain]:
        return other_page("instagram")
    return read_by_rows(_ROWS, _with_plain_highlight(page), base=_BASE, reserved=_RESERVED)


def _with_plain_highlight(page: Page) -> Page:
    """`/s/B`, where B is base64 of `highlight:N`, as the path that it stands for."""
    if len(page.segments) < 2 or page.segments[0] != "s":
        return page
    number = _highlight_number(page.segments[1])
    return replace(page, segments=("stories", "highlights", number)) if number else page


def _highlight_number(encoded: str) -> str | None:
    bare = encoded.rstrip("=")
    try:
        decoded = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    match = _HIGHLIGHT.fullmatch(decoded)
    return match[1].decode("ascii") if match else None
