"""Counted pieces of content that a message names."""

import re

_KINDS = {
    "reel": "reel", "reels": "reel", "post": "post", "posts": "post", "feed": "post",
    "feeds": "post", "story": "story", "stories": "story", "storie": "story", "video": "video",
    "videos": "video", "vid": "video", "vt": "video", "shorts": "short", "short": "short",
    "live": "live", "lives": "live",
}  # fmt: skip
_CONTENT = re.compile(rf"(?<![\d.,])(\d{{1,2}})\s*(?:x\s*)?(?:ig\s+)?({'|'.join(_KINDS)})\b")


def contents_named(words: str) -> tuple[tuple[int, str], ...]:
    """Counted pieces: `2 reel 1 story` -> ((2, reel), (1, story))."""
    found = [(int(count), _KINDS[kind]) for count, kind in _CONTENT.findall(words)]
    return tuple((count, kind) for count, kind in found if count)
