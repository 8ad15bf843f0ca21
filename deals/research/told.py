"""What one message of staff tells about somebody, whatever they were asked.

`Rina 45rb dance, sporty` is a name, followers and two niches.
"""

import re
from dataclasses import dataclass

from deals.listing.contact import read_phone
from deals.listing.followers import read_followers
from deals.research.niches import niches_in
from deals.research.rates import rates_in

_LINK = re.compile(
    r"\S*(?:://|(?:instagram|tiktok|youtube|facebook|shopee)\.\w+/)\S*", re.IGNORECASE
)
_PHONE = re.compile(r"(?<!\d)(?:\+?62|0)8\d(?:[ .-]?\d){6,11}(?!\d)")
_ENGAGEMENT = re.compile(
    r"\b(?:er|engagement(?:\s+rate)?)\b\s*[:=]?\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*%?"
    r"|(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s*%(?:\s*(?:er|engagement(?:\s+rate)?)\b)?",
    re.IGNORECASE,
)
_UNIT = r"(?:k|rb|ribu|jt|juta|m)"
_PEOPLE = r"(?:followers?|foll?|flw|pengikut|subs(?:criber)?s?)"
_FOLLOWERS = re.compile(
    rf"(?<![\w.,]){_PEOPLE}\s*[:=]?\s*(\d[\d.,]*\s*{_UNIT}?)(?!\w)"
    rf"|(?<![\w.,@])(\d[\d.,]*\s*(?:{_UNIT}\b)?)\s*{_PEOPLE}\b"
    rf"|(?<![\w.,@])(\d[\d.,]*\s*{_UNIT})(?!\w)"
    r"|(?<![\w.,@])(\d{1,3}(?:[.,]\d{3})+|\d{4,9})(?![\w%])",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:nama(?:nya)?|name|niche(?:nya)?|niches|rate\s*card|rates?|kontennya|konten|akun(?:nya)?"
    r"|anaknya|orangnya|suka|dan|and|yang|di|ig|instagram|tiktok|nya)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<!\w)@[\w.]+")


@dataclass(frozen=True)
class Told:
    """`rest`: words that tell none of this: a name, or a note."""

    followers: int | None = None
    phone: str | None = None
    niches: tuple[str, ...] = ()
    engagement_pct: float | None = None
    rates: tuple[tuple[str, int], ...] = ()
    rest: str = ""

    @property
    def nothing(self) -> bool:
        return self == Told(rest=self.rest)


def read_told(text: str) -> Told:
    """Everything that a message tells; a text that says nothing of it is all `rest`."""
    left = _HANDLE.sub(" ", _LINK.sub(" , ", text))
    phone, left = _phone(left)
    rates, left = rates_in(left)
    engagement, left = _engagement(left)
    followers, left = _followers(left)
    niches, left = niches_in(left)
    return Told(followers, phone, niches, engagement, rates, _bare(left))


def read_count(text: str) -> int | None:
    """Followers where nothing else was asked: `45rb`, `8.301`, `1200`."""
    return read_followers(text).count


def read_percent(text: str) -> float | None:
    """`3,5%`, `3.5` or `ER 3,5`; at most 100."""
    found = re.fullmatch(
        r"(?:er)?\s*[:=]?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%?", text.strip().casefold()
    )
    share = float(found[1].replace(",", ".")) if found else None
    return share if share is not None and share <= 100 else None


def _phone(text: str) -> tuple[str | None, str]:
    found = _PHONE.search(text)
    if not found:
        return None, text
    return read_phone(found.group(), None).number, _PHONE.sub(" , ", text)


def _engagement(text: str) -> tuple[float | None, str]:
    found = _ENGAGEMENT.search(text)
    if not found:
        return None, text
    return float((found[1] or found[2]).replace(",", ".")), _ENGAGEMENT.sub(" , ", text)


def _followers(text: str) -> tuple[int | None, str]:
    found = _FOLLOWERS.search(text)
    typed = next((part for part in found.groups() if part), "") if found else ""
    count = read_count(typed.rstrip(".,")) if typed else None
    if found is None or count is None:
        return None, text
    return count, f"{text[: found.start()]} , {text[found.end() :]}"


def _bare(text: str) -> str:
    """What is left, without the words that only led to what was taken."""
    parts = [" ".join(_FILLER.sub(" ", part).split()) for part in re.split(r"[,;|\n]", text)]
    return ", ".join(part.strip(" .:=-/()") for part in parts if re.search(r"\w", part))
