"""What the paths of YouTube mean."""

from deals.links.link import Link, other_page
from deals.links.page import Page
from deals.links.rows import MORE, Row, read_by_rows

MAIN_SUBDOMAINS = {
    "youtube.com": {"", "www", "m", "music"},
    "youtube-nocookie.com": {"", "www"},
    "youtu.be": {"", "www"},
}

_BASE = "https://www.youtube.com"
_ANY_ID = "(?P<id>[A-Za-z0-9_-]{11})"
_VIDEO_ID = rf"(?!(?:videoseries|live_stream)(?:/|\Z)){_ANY_ID}"
_POST_ID = "(?P<id>Ugk[A-Za-z0-9_-]{15,60})"
_HANDLE = "@(?P<handle>[A-Za-z0-9._-]{3,30})"
_NAMELESS = "(?P<place>channel/UC[A-Za-z0-9_-]{8,40}|(?:c|user)/[A-Za-z0-9._-]{1,100})"
_TAB = "(?:/[A-Za-z_-]+)?"

_YOUTU_BE_ROW = Row(f"{_VIDEO_ID}{MORE}", "video", "/watch?v={id}")
_ROWS = (
    Row("watch", "video", "/watch?v={id}", query=(("v", _VIDEO_ID),)),
    Row(f"(?:embed|v|e)/{_VIDEO_ID}{MORE}", "video", "/watch?v={id}"),
    Row(f"shorts/{_ANY_ID}{MORE}", "short", "/shorts/{id}"),
    Row(f"live/{_ANY_ID}{MORE}", "live", "/live/{id}"),
    Row(f"post/{_POST_ID}{MORE}", "post", "/post/{id}"),
    Row(f"{_HANDLE}/community", "post", "/post/{id}", query=(("lb", _POST_ID),)),
    Row("channel/UC[A-Za-z0-9_-]{8,40}/community", "post", "/post/{id}", query=(("lb", _POST_ID),)),
    Row(f"{_HANDLE}/live", "live", "/@{handle}/live"),
    Row(f"{_NAMELESS}/live", "live", "/{place}/live"),
    Row(f"{_HANDLE}{_TAB}", "profile", "/@{handle}"),
    Row(f"{_NAMELESS}{_TAB}", "profile", "/{place}"),
)


def read(page: Page) -> Link:
    """The link of a page on a YouTube host; a youtu.be link needs no redirect."""
    if page.home.subdomain not in MAIN_SUBDOMAINS[page.home.domain]:
        return other_page("youtube")
    short = (_YOUTU_BE_ROW,) if page.home.domain == "youtu.be" else ()
    return read_by_rows((*short, *_ROWS), page, base=_BASE)
