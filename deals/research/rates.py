"""A rate card in one line: `reel 500rb, story 150rb` or `1,5jt per video`."""

import re

from deals.campaign.campaign_answers import read_idr
from deals.decision import Refused

_KINDS = {
    "post": r"posts?|feeds?|foto|photos?|carousel",
    "reel": r"reels?",
    "story": r"story|stories|igs|snapgram|sg",
    "video": r"videos?|vt|vid",
    "short": r"shorts?",
    "live": r"live(?:\s+(?:session|shopping|streaming))?",
}
_KIND = "|".join(f"(?P<{code}>{words})" for code, words in _KINDS.items())
_PLACE = r"(?:\s+(?:di\s+)?(?:ig|instagram|tiktok|tt|yt|youtube|fb|facebook|shopee))?"
_AMOUNT = r"(?P<amount>(?:rp\.?\s*)?\d[\d.,]*\s*(?:ribu|rb|k|juta|jt|mio|m)?)(?![\w%])"
_KIND_FIRST = re.compile(rf"\b(?:{_KIND}){_PLACE}\s*[:=\-]?\s*{_AMOUNT}", re.IGNORECASE)
_AMOUNT_FIRST = re.compile(
    rf"(?<![\w.,]){_AMOUNT}\s*(?:/|per|untuk|utk|for|an?)\s*(?:{_KIND})\b{_PLACE}", re.IGNORECASE
)
LEAST_IDR, MOST_IDR = 1_000, 10_000_000_000


def rates_in(text: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """Rupiah for one piece of each kind that a text names, and what is left of it without them."""
    found: dict[str, int] = {}
    for pattern in (_AMOUNT_FIRST, _KIND_FIRST):
        text = pattern.sub(lambda one: _kept(one, found), text)
    return tuple(sorted(found.items())), text


def _kept(one: re.Match[str], found: dict[str, int]) -> str:
    amount = _idr(one["amount"])
    if amount is None:
        return one.group()
    found.setdefault(next(code for code in _KINDS if one[code]), amount)
    return " , "


def _idr(typed: str) -> int | None:
    try:
        amount = read_idr(typed.strip(" .,"))
    except Refused:
        return None
    return amount if LEAST_IDR <= amount <= MOST_IDR else None
