"""One line of a partner's card, told anew by staff; a dash takes away what stood there."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deals.campaign.campaign_answers import is_nothing
from deals.decision import Refused
from deals.research.niches import niches_listed
from deals.research.profile import NOBODY, Research
from deals.research.rates import rates_in
from deals.research.told import read_percent

LONGEST = 500  # characters of a note
MOST_BRANDS, BRAND_CHARS = 20, 60
_CLEARED = Research()
_NONE = re.compile(r"(?:bukan|tidak|tdk|ga|gak|nggak|enggak|no|none|not)\b.*|-", re.IGNORECASE)
With = Callable[[Research, str], Research]


def changed(research: Research, field: str, text: str) -> Research:
    """The card with that line as the text tells it. Raises Refused, and KeyError for no field."""
    line = " ".join(text.split()) if field != "notes" else text.strip()
    if not line:
        raise Refused("words_needed")
    if field != "competitor" and is_nothing(line):
        return replace(research, **{field: getattr(_CLEARED, field)})
    return _FIELDS[field](research, line)


def _niches(research: Research, text: str) -> Research:
    return replace(research, niches=niches_listed(text))


def _engagement(research: Research, text: str) -> Research:
    share = read_percent(text)
    if share is None:
        raise Refused("percent_unreadable")
    return replace(research, engagement_pct=share)


def _rates(research: Research, text: str) -> Research:
    """The kinds that are named; others keep what they have."""
    rates, _ = rates_in(text)
    if not rates:
        raise Refused("rates_unreadable")
    return replace(research, rates=tuple(sorted((dict(research.rates) | dict(rates)).items())))


def _brands(research: Research, text: str) -> Research:
    brands = [one.strip()[:BRAND_CHARS] for one in re.split(r"[,;\n]", text) if one.strip()]
    return replace(research, past_brands=tuple(dict.fromkeys(brands))[:MOST_BRANDS])


def _competitor(research: Research, text: str) -> Research:
    """A brand's name, or that they are nobody's."""
    said = NOBODY if _NONE.fullmatch(text) else text[:BRAND_CHARS]
    return replace(research, competitor=said)


def _line(field: str) -> With:
    def take(research: Research, text: str) -> Research:
        if len(text) > LONGEST:
            raise Refused("line_too_long")
        line: dict[str, Any] = {field: text}
        return replace(research, **line)

    return take


_FIELDS: dict[str, With] = {
    "niches": _niches,
    "engagement_pct": _engagement,
    "rates": _rates,
    "past_brands": _brands,
    "competitor": _competitor,
    "audience": _line("audience"),
    "product": _line("product"),
    "notes": _line("notes"),
}
FIELDS = tuple(_FIELDS)
ALIASES = {
    "niche": "niches", "niches": "niches",
    "er": "engagement_pct", "engagement": "engagement_pct",
    "rate": "rates", "rates": "rates", "ratecard": "rates", "tarif": "rates",
    "brand": "past_brands", "brands": "past_brands", "past_brands": "past_brands",
    "pesaing": "competitor", "kompetitor": "competitor", "competitor": "competitor",
    "audiens": "audience", "audience": "audience",
    "produk": "product", "product": "product",
    "catatan": "notes", "note": "notes", "notes": "notes",
    "nama": "name", "name": "name",
    "pengikut": "followers", "followers": "followers", "follower": "followers",
}  # fmt: skip
