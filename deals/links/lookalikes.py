"""Tells hosts that resemble a platform's name from hosts that are merely unknown."""

import re
import unicodedata

from deals.links.confusables import LATIN_BY_CONFUSABLE
from deals.links.hostnames import plain_host

_BRANDS = ("instagram", "tiktok", "shopee", "youtube", "facebook", "twitter")
_BRANDS_MISSPELT = ("instagram", "tiktok", "shopee", "youtube", "facebook")
_SHORT_HOSTS = (
    *("x.com", "t.co", "fb.watch", "fb.com", "fb.me", "youtu.be", "instagr.am"),
    *("shp.ee", "shope.ee", "threads.com", "threads.net"),
)
_SHORT_HOST_START = re.compile(
    "(?:"
    + "|".join(re.escape(host).replace(r"\.", "[.-]") for host in _SHORT_HOSTS)
    + r")(?:[.-]|\Z)"
)
_SWAPPED_DIGITS = str.maketrans("01l|34578", "oiiieastb")
_INVISIBLE_CATEGORIES = frozenset({"Mn", "Mc", "Me", "Cf"})
_LONGEST_LABEL = 255


def is_lookalike(host: str) -> bool:
    """Whether a host that is not official resembles one (rules section 4, a to c)."""
    name = skeleton(host)
    pieces = re.split(r"[.-]", name)
    return (
        any(brand in name or brand in name.replace("-", "") for brand in _BRANDS)
        or "threads" in pieces
        or any(_is_misspelt_brand(piece) for piece in {*pieces, *name.split(".")})
        or _SHORT_HOST_START.match(name) is not None
    )


def skeleton(host: str) -> str:
    """The plain Latin letters that a reader would see in a host (UTS #39 and digit swaps)."""
    labels = ".".join(_decoded_label(label) for label in plain_host(host).split("."))
    letters = unicodedata.normalize("NFD", plain_host(labels))
    latin = "".join(LATIN_BY_CONFUSABLE.get(letter, letter) for letter in letters)
    visible = "".join(c for c in latin if unicodedata.category(c) not in _INVISIBLE_CATEGORIES)
    swapped = visible.translate(_SWAPPED_DIGITS)
    return swapped.replace("rn", "m").replace("vv", "w")


def _decoded_label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _is_misspelt_brand(piece: str) -> bool:
    return len(piece) >= 5 and any(_is_one_edit_away(piece, brand) for brand in _BRANDS_MISSPELT)


def _is_one_edit_away(piece: str, brand: str) -> bool:
    """One letter put in, left out or replaced, or two neighbours swapped."""
    if piece == brand or abs(len(piece) - len(brand)) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(piece, brand, strict=False)) if a != b), None)
    if first is None:
        return True
    left, right = piece[first:], brand[first:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
