"""The fee that a message names, in rupiah."""

import re

from deals.reading.found import Found

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


def fee(words: str) -> Found[int] | None:
    """The fee in whole rupiah; followers and views are no money."""
    for found in _FEE.finditer(words):
        before, after = words[: found.start()], words[found.end() :]
        if not _BEFORE.search(before[-20:]) and not _AFTER.match(after):
            return Found(_rupiah(*found.groups()), 0.8)
    return None


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
