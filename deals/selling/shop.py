"""A brand's shop on a platform that sells: where affiliates sell for a commission."""

import re
from dataclasses import dataclass

from deals.reading.plain import plain

PLATFORMS = ("tiktok", "shopee")
_NAMES = {platform: re.compile(rf"\b{platform}\b") for platform in PLATFORMS}


@dataclass(frozen=True)
class Shop:
    """`name` as the team writes it: `TikTok Shop Herbana`."""

    id: int
    name: str
    platform: str  # one of PLATFORMS


def platform_named(name: str) -> str | None:
    """The platform that the name of a shop tells; None when it tells none, or several."""
    found = [platform for platform, words in _NAMES.items() if words.search(plain(name))]
    return found[0] if len(found) == 1 else None
