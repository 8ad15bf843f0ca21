"""Reads the answers that open a campaign: goods, money, contents, last day."""

import re
from dataclasses import replace
from datetime import date

from deals.dates import read_date
from deals.decision import Refused
from deals.reading.found import value_of
from deals.reading.money.amounts import fee
from deals.reading.money.bonus import target_named
from deals.reading.money.contents import contents_named
from deals.reading.money.percents import commission
from deals.reading.plain import plain
from deals.terms import CONTENT_KINDS, PLATFORMS, Content, PostBy, Terms

NOTHING = frozenset({"", "-", "tidak ada", "tidak", "kosong", "none", "no", "skip", "lewati"})
_BACK = frozenset({"kembali", "balik", "mundur", "sebelumnya", "back", "go back", "previous"})
_PLATFORM_WORDS = {"ig": "instagram", "tt": "tiktok", "yt": "youtube", "fb": "facebook"}
_KIND_WORDS = {
    "reels": "reel", "posts": "post", "feed": "post", "feeds": "post", "stories": "story",
    "videos": "video", "shorts": "short", "lives": "live",
}  # fmt: skip
_PICTURE = re.compile(r"\b(screenshot|ss|gambar|foto|picture)\b")
_DAYS_AFTER_PACK = re.compile(r"\b(\d{1,2})\s*(?:hari|days?)\b.*\b(?:paket|parcel|pack)\b")
_WORTH = re.compile(r"=|\b(?:senilai|seharga|worth)\b", re.IGNORECASE)
_PAY = re.compile(r"\b(?:fee|rate|bayaran|honor|komisi|commission)\b")
_BARE = re.compile(r"(?:Rp\.?\s*)?(\d{4,12}|\d{1,3}(?:\.\d{3})+)", re.IGNORECASE)
_MOST = 10**12
_IF = re.compile(r"\b(?:jika|kalau|kalo|bila|if)\b", re.IGNORECASE)


def is_nothing(text: str) -> bool:
    return plain(text) in NOTHING


def says_back(text: str) -> bool:
    """They want the question before this one again."""
    return plain(text) in _BACK


def with_barter(terms: Terms, text: str) -> Terms:
    """`1 paket Temulawak = 350rb` or `... senilai 350rb`: the goods, and what they are worth."""
    if is_nothing(text):
        return replace(terms, barter="", barter_value_idr=0)
    named, *worth = _WORTH.split(text, maxsplit=1)
    goods = named.strip(" \n,(")
    if not goods or len(goods) > 300 or contents_named(plain(goods)):
        raise Refused("goods_unreadable")
    return replace(terms, barter=goods, barter_value_idr=read_idr(worth[0]) if worth else 0)


def with_pay(terms: Terms, text: str) -> Terms:
    """`fee 1,5jt, komisi 10%`: either or both."""
    if is_nothing(text):
        return replace(terms, fee_idr=0, commission_pct=0)
    words = plain(text)
    money, share = value_of(fee(words)), value_of(commission(words))
    goods = _WORTH.search(words) and not _PAY.search(words)  # `1 paket senilai 300rb` is no fee
    if goods or (money is None and share is None):
        raise Refused("money_unreadable")
    if not 0 <= (money or 0) <= _MOST or not 0 <= (share or 0) <= 100:
        raise Refused("money_unreadable")
    return replace(terms, fee_idr=money or 0, commission_pct=share or 0)


def with_bonus(terms: Terms, text: str) -> Terms:
    """`500rb jika 50 terjual`, `500rb jika omzet 10jt`: the bonus, and what it hangs on; what no
    number says is kept as it is written."""
    none = replace(terms, bonus_idr=0, bonus_condition="", bonus_target=None)
    if is_nothing(text):
        return none
    amount, *conditions = _IF.split(text, maxsplit=1)
    condition = (conditions or [""])[0].strip()
    target, left = target_named(plain(condition)) or (None, condition)
    idr = read_idr(amount)
    return replace(none, bonus_idr=idr, bonus_target=target, bonus_condition=left[:300])


def read_contents(text: str) -> tuple[Content, ...]:
    """`2 reel instagram, 1 live tiktok (screenshot)`: a piece of text for each kind."""
    pieces = [piece for piece in re.split(r"[,;\n]", plain(text)) if piece.strip()]
    if not pieces:
        raise Refused("contents_unreadable", piece="-")
    return tuple(_content(piece) for piece in pieces)


def read_post_by(text: str, today: date) -> PostBy:
    """A day, or `7 hari setelah paket`."""
    after = _DAYS_AFTER_PACK.search(plain(text))
    if after:
        return PostBy(days_after_pack=int(after[1]))
    day = read_date(text, today).day
    if day is None:
        raise Refused("day_unreadable")
    if day < today:
        raise Refused("day_is_past")
    return PostBy(on=day)


def read_tags(text: str) -> tuple[str, ...]:
    """`@herbana.id #SehatAlami`; at most ten."""
    tags = () if is_nothing(text) else tuple(re.split(r"[\s,]+", text.strip()))
    if len(tags) > 10 or not all(re.fullmatch(r"[@#][\w.]{1,50}", tag) for tag in tags):
        raise Refused("tags_unreadable")
    return tags


def read_count(text: str) -> int:
    """A whole number of people."""
    if not re.fullmatch(r"\d{1,5}", text.strip()) or int(text) < 1:
        raise Refused("number_unreadable")
    return int(text)


def _content(piece: str) -> Content:
    words = re.findall(r"[a-z0-9]+", piece)
    count = next((int(word) for word in words if word.isdecimal() and len(word) < 4), 1)
    kinds = [_KIND_WORDS.get(word, word) for word in words]
    kind = next((kind for kind in kinds if kind in CONTENT_KINDS), None)
    places = [_PLATFORM_WORDS.get(word, word) for word in words]
    platform = next((place for place in places if place in PLATFORMS), None)
    if not (kind and platform and 1 <= count <= 50):
        raise Refused(_lacks(kind, platform), piece=piece.strip()[:60])
    return Content(kind, platform, count, "picture" if _PICTURE.search(piece) else "link")


def _lacks(kind: str | None, platform: str | None) -> str:
    if kind and not platform:
        return "platform_missing"
    return "kind_missing" if platform and not kind else "contents_unreadable"


def read_idr(text: str) -> int:
    """`350rb`, `Rp350.000` or `350000`."""
    bare = _BARE.fullmatch(text.strip())
    amount = int(bare[1].replace(".", "")) if bare else value_of(fee(plain(text)))
    if amount is None or not 0 < amount <= _MOST:
        raise Refused("money_unreadable")
    return amount
