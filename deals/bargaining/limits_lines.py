"""Limits as staff write them in a chat, a line each, in either language.

micro reel: 500rb
semua story: 150rb
komisi: 5-12%
paling sedikit: 1
paling lambat: 10 Oktober 2026
boleh ditukar: waktu, produk, konten lebih sedikit
produk tambahan: 1 paket Jahe Merah = 150rb
putaran: 3
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from deals.bargaining.limits import ANY_TIER, TIERS, HighestFee, Limits
from deals.campaign import campaign_answers as read_answer
from deals.decision import Refused
from deals.terms import CONTENT_KINDS, Terms

_ANY = {"semua": ANY_TIER, "semua tier": ANY_TIER, "any": ANY_TIER, "all": ANY_TIER}
_EXCHANGES = {
    "waktu": "time", "time": "time", "more time": "time",
    "produk": "product", "product": "product",
    "konten lebih sedikit": "fewer_posts", "fewer posts": "fewer_posts",
}  # fmt: skip
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?\s*(?:-|–|sampai|to)\s*(\d+(?:[.,]\d+)?)\s*%?")
_MOST_LINES = 60
With = Callable[[Limits, str, date], Limits]


def read_limits(text: str, today: date) -> Limits:
    """The limits that these lines name; what they do not name has none. Raises Refused."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or len(lines) > _MOST_LINES:
        raise Refused("limits_unreadable")
    limits = Limits()
    for line in lines:
        try:
            limits = _with(limits, line, today)
        except Refused:
            raise Refused("limits_unreadable", line=line[:60]) from None
    return limits


def _with(limits: Limits, line: str, today: date) -> Limits:
    key, colon, value = line.lstrip("•- ").partition(":")
    name = " ".join(key.casefold().split())
    if not colon:
        raise Refused("limits_unreadable")
    if name in _LINES:
        return _LINES[name](limits, value.strip(), today)
    tier, _, kind = name.rpartition(" ")
    tier = _ANY.get(tier, tier)
    if tier not in (*TIERS, ANY_TIER) or kind not in CONTENT_KINDS:
        raise Refused("limits_unreadable")
    return replace(limits, fees=(*limits.fees, HighestFee(tier, kind, read_answer.read_idr(value))))


def _commission(limits: Limits, value: str, today: date) -> Limits:
    found = _RANGE.fullmatch(value)
    if not found:
        raise Refused("limits_unreadable")
    lowest, highest = (float(share.replace(",", ".")) for share in found.groups())
    return replace(limits, lowest_pct=lowest, highest_pct=highest)


def _fewest(limits: Limits, value: str, today: date) -> Limits:
    return replace(limits, fewest=read_answer.read_count(value))


def _latest(limits: Limits, value: str, today: date) -> Limits:
    return replace(limits, latest=read_answer.read_post_by(value, today))


def _exchanges(limits: Limits, value: str, today: date) -> Limits:
    named = [" ".join(one.casefold().split()) for one in value.split(",")]
    if not set(named) <= set(_EXCHANGES):
        raise Refused("limits_unreadable")
    return replace(limits, exchanges=tuple(dict.fromkeys(_EXCHANGES[one] for one in named)))


def _extra(limits: Limits, value: str, today: date) -> Limits:
    goods = read_answer.with_barter(Terms(), value)
    return replace(limits, extra=goods.barter, extra_value_idr=goods.barter_value_idr)


def _rounds(limits: Limits, value: str, today: date) -> Limits:
    return replace(limits, rounds=read_answer.read_count(value))


_LINES: dict[str, With] = {
    "komisi": _commission, "commission": _commission,
    "paling sedikit": _fewest, "fewest": _fewest,
    "paling lambat": _latest, "latest": _latest,
    "boleh ditukar": _exchanges, "in exchange": _exchanges,
    "produk tambahan": _extra, "extra product": _extra,
    "putaran": _rounds, "rounds": _rounds,
}  # fmt: skip
