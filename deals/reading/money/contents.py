"""Counted pieces of content that a message names."""

from collections import Counter

from deals.reading.numbers.in_chat import Number, numbers_in
from deals.reading.numbers.tokens import Tokens, tokens_of
from deals.reading.word_sets import word_set

KINDS = {
    "reel": "reel", "reels": "reel",
    "post": "post", "posts": "post", "feed": "post", "feeds": "post",
    "story": "story", "stories": "story", "storie": "story", "igs": "story", "storynya": "story",
    "video": "video", "videos": "video", "vid": "video", "vids": "video", "vidio": "video",
    "vt": "video", "videonya": "video", "vidionya": "video",
    "shorts": "short", "short": "short", "live": "live", "lives": "live", "livestream": "live",
}  # fmt: skip
_PLACES = word_set("x ig instagram tiktok tt yt youtube shopee fb facebook kali buah biji")
_NO_COUNT_BEFORE = word_set("per ke part no nomor tiap setiap /")
_MOST = 50


def contents_named(words: str) -> tuple[tuple[int, str], ...]:
    """Counted pieces: `2 reel 1 story` -> ((2, reel), (1, story)).

    A kind with two counts, as in a price list, is no clear wish and left out.
    """
    tokens = tokens_of(words)
    found = [_piece(tokens, number) for number in numbers_in(tokens)]
    pieces = dict.fromkeys(piece for piece in found if piece)
    times = Counter(kind for _, kind in pieces)
    return tuple((count, kind) for count, kind in pieces if times[kind] == 1)


def _piece(tokens: Tokens, number: Number) -> tuple[int, str] | None:
    if number.scale > 1 or number.said != int(number.said) or not 0 < number.said <= _MOST:
        return None
    if number.start and tokens[number.start - 1].text in _NO_COUNT_BEFORE:
        return None
    kind = KINDS.get(_behind(tokens, number.end)) or _times(tokens, number)
    return (int(number.said), kind) if kind else None


def _behind(tokens: Tokens, at: int) -> str:
    while at < len(tokens) and tokens[at].text in _PLACES:
        at += 1
    return tokens[at].text if at < len(tokens) else ""


def _times(tokens: Tokens, number: Number) -> str | None:
    """`live 2x`."""
    following = tokens[number.end].text if number.end < len(tokens) else ""
    ahead = tokens[number.start - 1].text if number.start else ""
    return KINDS.get(ahead) if following in ("x", "kali") else None
