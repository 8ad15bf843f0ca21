"""What the paths of Facebook mean."""

import re

from deals.links.hosts import Home
from deals.links.link import Link
from deals.links.page import Page
from deals.links.rows import MORE, TOKEN, Row, read_by_rows

_MAIN_SUBDOMAINS = {
    "facebook.com": {"", "www", "m", "mbasic", "web", "touch", "mobile"},
    "fb.com": {"", "www", "m"},
}
_LOCALE = re.compile("[a-z]{2}-[a-z]{2}")

_BASE = "https://www.facebook.com"
_NUMBER = "(?P<id>[0-9]{5,25})"
_POST_ID = "(?P<id>[0-9]{5,25}|pfbid[A-Za-z0-9]{20,120})"
_PROFILE_NUMBER = "(?P<profile>[0-9]{5,25})"
_ALL_DIGITS = "[0-9]{2,75}"
_HANDLE = r"(?P<handle>(?![0-9]+(?:/|\Z))[A-Za-z0-9.-]{2,75})"
_PAGE = f"(?:{_ALL_DIGITS}|{_HANDLE})"
_GROUP = "groups/(?P<group>[A-Za-z0-9._-]{1,100})"
_TABS = (
    "about|photos|videos|posts|reels|followers|following|friends|mentions|likes|reviews|live|"
    "community"
)
_WITH_V = (("v", _NUMBER),)
_WITH_STORY = (("story_fbid", _POST_ID), ("id", _PROFILE_NUMBER))
_GROUP_POST_URL = "/groups/{group}/posts/{id}"

_ROWS = (
    Row(f"reels?/{_NUMBER}{MORE}", "reel", "/reel/{id}"),
    Row(r"watch|video\.php|video/video\.php", "video", "/watch?v={id}", query=_WITH_V),
    Row(f"{_PAGE}/videos/{_NUMBER}{MORE}", "video", "/watch?v={id}"),
    Row(f"{_PAGE}/videos/[^/]+/{_NUMBER}{MORE}", "video", "/watch?v={id}"),
    Row("watch/live", "live", "/watch/live?v={id}", query=_WITH_V),
    Row(f"(?P<page>{_ALL_DIGITS})/posts/{_POST_ID}{MORE}", "post", "/{page}/posts/{id}"),
    Row(f"(?P<page>{_ALL_DIGITS})/posts/[^/]+/{_POST_ID}{MORE}", "post", "/{page}/posts/{id}"),
    Row(f"{_HANDLE}/posts/{_POST_ID}{MORE}", "post", "/{handle}/posts/{id}"),
    Row(f"{_HANDLE}/posts/[^/]+/{_POST_ID}{MORE}", "post", "/{handle}/posts/{id}"),
    Row(
        r"(?:permalink|story)\.php",
        "post",
        "/permalink.php?story_fbid={id}&id={profile}",
        query=_WITH_STORY,
    ),
    Row(f"{_GROUP}/(?:posts|permalink)/{_POST_ID}{MORE}", "post", _GROUP_POST_URL),
    Row(f"{_GROUP}/posts/[^/]+/{_POST_ID}{MORE}", "post", _GROUP_POST_URL),
    Row(r"photo|photo\.php", "post", "/photo?fbid={id}", query=(("fbid", _NUMBER),)),
    Row(f"{_PAGE}/photos/{_NUMBER}{MORE}", "post", "/photo?fbid={id}"),
    Row(f"{_PAGE}/photos/[^/]+/{_NUMBER}{MORE}", "post", "/photo?fbid={id}"),
    Row(
        f"stories/{_PROFILE_NUMBER}/(?P<id>[A-Za-z0-9_=-]{{10,200}}){MORE}",
        "story",
        "/stories/{profile}/{id}",
    ),
    Row(f"share/{TOKEN}", "unknown", "/share/{token}"),
    Row(f"share/(?P<sort>r|v|p)/{TOKEN}", "unknown", "/share/{sort}/{token}"),
    Row(r"profile\.php", "profile", "/profile.php?id={profile}", query=(("id", _PROFILE_NUMBER),)),
    Row(f"(?:people/[^/]+/)?{_PROFILE_NUMBER}", "profile", "/profile.php?id={profile}"),
    Row(f"(?P<page>{_ALL_DIGITS})(?:/(?:{_TABS}))?", "profile", "/{page}"),
    Row(f"{_HANDLE}(?:/(?:{_TABS}))?", "profile", "/{handle}"),
)
_SHORT_ROWS = (Row(TOKEN, "unknown", "https://{domain}/{token}"),)
_RESERVED_WORDS = """
    watch reel reels groups events marketplace gaming login login.php share sharer
    sharer.php photo photo.php story.php permalink.php video.php stories hashtag help
    policies pages people profile.php public search ads business plugins dialog l.php flx
    messages notifications settings home.php watchparty media photos video videos posts live
    pg
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


def is_main(home: Home) -> bool:
    """Whether a Facebook host carries the whole site: the plain ones and the locales."""
    if home.subdomain in _MAIN_SUBDOMAINS.get(home.domain, ()):
        return True
    return home.domain == "facebook.com" and _LOCALE.fullmatch(home.subdomain) is not None


def read(page: Page) -> Link:
    """The link of a page on a Facebook host."""
    return read_by_rows(_rows_of(page.home), page, base=_BASE, reserved=_RESERVED)


def _rows_of(home: Home) -> tuple[Row, ...]:
    if is_main(home):
        return _ROWS
    is_short = home.domain in ("fb.watch", "fb.me") and home.subdomain in ("", "www")
    return _SHORT_ROWS if is_short else ()
