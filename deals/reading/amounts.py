"""Amounts in plain chat text: rupiah, percent, and counted pieces of content."""

import re

_NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)"
_MILLION = r"(?:jt|juta|jeti|mio|mil)\b"
_THOUSAND = r"(?:rb|ribu|rbu|k)\b"
_FEE = re.compile(
    rf"(?<![\w@/.,]){_NUMBER}\s*(?:({_MILLION})|{_THOUSAND})"
    rf"|(?:rp\.?|idr)\s*{_NUMBER}(?:\s*(?:({_MILLION})|({_THOUSAND})))?"
    r"|(?<![\w@/.,])(\d{1,3}(?:\.\d{3})+)(?![\w.,]*\d)"
)
_COUNTED = r"followers?|pengikut|views?|viewers?|subs\w*"
_BEFORE = re.compile(rf"({_COUNTED})\W*$")
_AFTER = re.compile(rf"\W*({_COUNTED})")
_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*(?:%|persen|percent)")
_KINDS = {
    "reel": "reel", "reels": "reel", "post": "post", "posts": "post", "feed": "post",
    "feeds": "post", "story": "story", "stories": "story", "storie": "story", "video": "video",
    "videos": "video", "vid": "video", "vt": "video", "shorts": "short", "short": "short",
    "live": "live", "lives": "live",
}  # fmt: skip
_CONTENT = re.compile(rf"(?<![\d.,])(\d{{1,2}})\s*(?:x\s*)?(?:ig\s+)?({'|'.join(_KINDS)})\b")


def fee_idr(words: str) -> int | None:
    """The first amount of rupiah; followers and views are no money."""
    for found in _FEE.finditer(words):
        before, after = words[: found.start()], words[found.end() :]
        if not _BEFORE.search(before[-20:]) and not _AFTER.match(after):
            return _rupiah(*found.groups())
    return None


def commission_pct(words: str) -> float | None:
    """The first percentage."""
    found = _PERCENT.search(words)
    return float(found[1].replace(",", ".")) if found else None


def contents_named(words: str) -> tuple[tuple[int, str], ...]:
    """Counted pieces: `2 reel 1 story` -> ((2, reel), (1, story))."""
    found = [(int(count), _KINDS[kind]) for count, kind in _CONTENT.findall(words)]
    return tuple((count, kind) for count, kind in found if count)


def _rupiah(
    scaled: str | None,
    million: str | None,
    marked: str | None,
    marked_million: str | None,
    marked_thousand: str | None,
    grouped: str | None,
) -> int:
    if scaled:
        return _times(scaled, 1_000_000 if million else 1_000)
    if marked and (marked_million or marked_thousand):
        return _times(marked, 1_000_000 if marked_million else 1_000)
    return int(re.sub(r"\D", "", marked or grouped or "0"))


def _times(number: str, scale: int) -> int:
    """Before a unit, a dot or comma is a decimal sign; but nobody counts thousandths of a ribu."""
    digits = int(re.sub(r"\D", "", number))
    if number.count(".") + number.count(",") > 1:
        return digits
    if scale == 1_000 and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", number):
        return digits * scale
    return round(float(number.replace(",", ".")) * scale)
