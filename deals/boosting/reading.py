"""Boost codes in a partner's words: which, for how many days, and of which video.

A TikTok code is a `#` and some sixty signs of base64, `=` at its end. None that we know is shorter
than LEAST; a hashtag so long that has capitals, small letters and digits is none that people write.
"""

import re
from dataclasses import dataclass, replace

from deals.links import read_links
from deals.reading.plain import plain

LEAST, MOST = 28, 200  # signs after the #
HIDDEN = "••••"
_LINK = re.compile(r"https?://\S+|\b(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/\S+", re.IGNORECASE)
_CODE = re.compile(rf"#?(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{{{LEAST},{MOST}}}={{0,3}}")
_NUMBER_WORDS = {"satu": 1, "pertama": 1, "dua": 2, "kedua": 2, "tiga": 3, "ketiga": 3}
_VIDEO = re.compile(
    r"\b(?:video|vid|vt|konten|nomor|no)\.?\s*(?:yang\s+|yg\s+)?(?:ke-?\s*)?"
    rf"(\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})\b|^\s*(\d{{1,2}})\s*[.):\-]"
)
_UNITS = {
    **dict.fromkeys(("hari", "hr", "day", "days", "d"), 1),
    **dict.fromkeys(("minggu", "pekan", "week", "weeks"), 7),
    **dict.fromkeys(("bulan", "bln", "month", "months"), 30),
    **dict.fromkeys(("tahun", "thn", "year", "years"), 365),
}
_DAYS = re.compile(rf"\b(\d{{1,3}}|se|a|one)\s*(?:-\s*)?({'|'.join(_UNITS)})(?:an)?\b")
# `kodenya: 12345` is meant as one; a voucher's or a parcel's is another thing.
_NAMED = re.compile(
    r"\b(?:kode|code|spark)(?:nya)?\b(?:\s+(?:boost|iklan|ads?|video|vt|spark|code|kode|nya|ini|"
    r"ke|is|\d{1,2})){0,6}(?:\s*[:=])?\s*(#?[A-Za-z0-9][\w+/=-]{3,})",
    re.IGNORECASE,
)
_OTHER_CODE = re.compile(
    r"\b(?:referral|referal|voucher|vocer|promo|diskon|resi|tracking|otp|pos|bank|rekening|"
    r"verifikasi|login)\b",
    re.IGNORECASE,
)
_HASHED = re.compile(r"(?<!\S)#\S*\d\S*")


@dataclass(frozen=True)
class CodeRead:
    """`days`: for so long it counts, 0 where they did not say; `place`: which of their videos by
    its number, `post_id`: or by its link."""

    code: str
    days: int = 0
    place: int = 0
    post_id: str = ""


@dataclass(frozen=True)
class CodesRead:
    """The codes of a message in order, what was meant as one and is none, and the words beside."""

    codes: tuple[CodeRead, ...]
    wrong: tuple[str, ...]
    beside: str


def may_hold_codes(text: str) -> bool:
    """A quick look, before anything is asked of the database."""
    return bool(_CODE.search(text) or _NAMED.search(text) or _HASHED.search(text))


def read_codes(text: str) -> CodesRead:
    """Line by line, since a video is named before its code, on the same line or the one before."""
    codes: list[CodeRead] = []
    video, fresh = CodeRead(""), False
    for line in text.splitlines():
        named = _video(line)
        if named.place or named.post_id:
            video, fresh = named, True
        found = _codes_of(line)
        days = days_of(_without(line))
        if days and not found and codes and not codes[-1].days:
            codes[-1] = replace(codes[-1], days=days)
        for code in found:
            known = video if fresh and len(found) == 1 else CodeRead("")
            codes.append(replace(known, code=code, days=days))
        fresh = fresh and not found
    return CodesRead(_for_all(_once(codes), text), _wrong(text, codes), _without(text).strip())


def days_of(text: str) -> int:
    """`30 hari`, `2 bulan`, `setahun`: the only length that is named; else 0."""
    found = {
        (1 if number in ("se", "a", "one") else int(number)) * _UNITS[unit]
        for number, unit in _DAYS.findall(re.sub(r"\bse(?=[a-z])", "se ", plain(text)))
    }
    fit = {days for days in found if 1 <= days <= 366}
    return min(fit.pop(), 365) if len(fit) == 1 and len(found) == 1 else 0


def bare(code: str) -> str:
    """What is the same of a code however it was copied: without its # and its last signs."""
    return code.strip("#=")


def _for_all(codes: list[CodeRead], text: str) -> tuple[CodeRead, ...]:
    """A length that is named apart from them counts for every code of the message."""
    apart = [line for line in text.splitlines() if len(codes) == 1 or not _codes_of(line)]
    days = days_of(_without("\n".join(apart)))
    return tuple(one if one.days else replace(one, days=days) for one in codes)


def _once(codes: list[CodeRead]) -> list[CodeRead]:
    return [*{bare(one.code): one for one in reversed(codes)}.values()][::-1]


def _codes_of(line: str) -> list[str]:
    return [one for one in _CODE.findall(_LINK.sub(" ", line)) if _is_code(one)]


def _is_code(token: str) -> bool:
    return all(any(test(c) for c in token) for test in (str.isupper, str.islower, str.isdigit))


def _video(line: str) -> CodeRead:
    posts = [link.post_id for link in read_links(line).links if link.post_id]
    found = _VIDEO.search(plain(_without(line)))
    said = (found[1] or found[2]) if found else "0"
    place = int(said) if said.isdecimal() else _NUMBER_WORDS[said]
    return CodeRead("", place=place, post_id=posts[0] if posts else "")


def _without(text: str) -> str:
    """The words, without links and codes."""
    left = _LINK.sub(" ", text)
    return _CODE.sub(lambda one: " " if _is_code(one[0]) else one[0], left)


def _wrong(text: str, codes: list[CodeRead]) -> tuple[str, ...]:
    left = _without(text)
    if _OTHER_CODE.search(left):
        return ()
    named = [one for one in _NAMED.findall(left) if any(c.isdigit() for c in one) or one[0] == "#"]
    hashed = _HASHED.findall(left) if not codes and len(left.split()) == 1 else []
    return tuple(dict.fromkeys((*named, *hashed)))
