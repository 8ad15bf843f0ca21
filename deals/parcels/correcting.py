"""Words that put an address right: it begins anew, or one number stands for another."""

import re

from deals.parcels.address import read_address

_ROAD = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang)\b\.?\s+(?!(?:is|nya|yang|yg|salah|harus\w*|rumah)\b)\w"
    r"|\b(?:perum\w*|komplek\w*|kompleks|apartemen|apartment|ruko)\b\s+\w"
    r"|(?<!\bthe\s)\b(?:street|road)\b(?!\s+(?:is|number|name|should|was)\b)",
    re.IGNORECASE,
)
_SAID_FIRST = (
    r"eh|oh|ups|oops|maaf|sori|sorry|sry|kak|kakak|ka|min|ya|tadi|wait|please|pls|tolong|mohon|aku"
    r"|saya|it|that|is|it's|to|jadi|ke|di|bukan(?=\W+(?:kak|itu|alamat|yang|yg))|bukan\s+itu"
    r"|no(?=\s*[,!]|\.\s|\s+(?:the|it|my|that|wait|sorry|actually)\b)|nope|not\s+that"
    r"|salah(?!\s+satu)|wrong|keliru|ralat|koreksi|revisi|correction|typo|actually|i\s+meant"
    r"|maksud(?:nya|ku)?|(?:it\s+)?should(?:\s+actually)?\s+(?:be|read)|(?:se)?harusnya"
    r"|(?:yang|yg)\s+(?:benar|bener|betul)(?:nya)?"
    r"|(?:change|update|correct)\s+(?:my|the)\s+(?:shipping\s+)?address"
    r"|(?:ganti|ubah)\s+alamat(?:nya|ku)?"
    r"|(?:the|my)\s+(?:correct\s+|right\s+|shipping\s+|full\s+)*address"
    r"|alamat(?:nya|ku)?(?:\s+(?:lengkap|kirim|pengiriman)(?:nya)?)?"
)
_AHEAD = re.compile(rf"\W*(?:(?:{_SAID_FIRST})\b[\s,.:;!-]*)+", re.IGNORECASE)
_ANEW = re.compile(
    r"\b(?:no(?=\W)|nope|not\s+that|bukan|salah|wrong|keliru|ralat|koreksi|revisi|correction|typo"
    r"|actually|meant|maksud\w*|should|(?:se)?harusnya|benar|bener|betul|change|update|correct|ganti"
    r"|ubah|(?:maaf|sorry|sori|sry)\b.*\b(?:alamat\w*|address|it(?:'s|\s+is)))\b",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = r"(?:(?:no\w*|rt|rw|blok|unit|number)\b\.?\s*)?"
_THIS_NOT_THAT = re.compile(
    r"(?<!\bjam )(?<!\bpukul )\b(\d+\w?)\b\W+(?:(?:ya|kak|and)\W+){0,2}(?:not|bukan)\W+"
    rf"{_LABEL}(\d+\w?)\b",
    re.IGNORECASE,
)
_NOT_THAT_BUT_THIS = re.compile(
    rf"\b(?:not|bukan)\s+{_LABEL}(\d+\w?)\b\W+(?:but|tapi|tetapi|melainkan)\s+{_LABEL}(\d+\w?)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"[\s,]*\b(?:tanpa|without|hapus|remove)\s+(?:the\s+)?((?:no\w*|number|rt|rw|blok|unit)\b\.?\s*"
    r"\d+\w?)\b(?:\s+(?:ya|kak|please|pls))*",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:salah(?!\s+satu)|keliru|ralat|koreksi|revisi|(?:se)?harusnya|wrong|incorrect|mistake|typo"
    r"|should\s+(?:be|read)|correction|(?:change|correct)\s+(?:my|the)\s+address)\b",
    re.IGNORECASE,
)


def anew_from(text: str) -> str:
    """What stands behind words that begin an address, or a part of it, anew: `no, the address is
    ...`, `maaf kak, alamatnya ...`; else empty."""
    ahead = _AHEAD.match(text)
    if ahead is None or not _ANEW.search(ahead[0]):
        return ""
    return _all_but(text[ahead.end() :].strip())


def tells_a_place(text: str) -> bool:
    """Whether a parcel could be sent by it: a road, or what is of a street, with its city."""
    told = read_address(text)
    return bool(_ROAD.search(text) or (told.street and told.city))


def is_whole(text: str) -> bool:
    """Whether it is an address from the road to the postcode."""
    told = read_address(text)
    return bool(_ROAD.search(text) and told.street and told.city and told.postcode)


def corrected(known: str, text: str) -> str:
    """The address with a number in the place of another, or without it, where that one stands in
    it once; else empty."""
    if match := _NOT_THAT_BUT_THIS.search(text):
        return _with(known, match[1], match[2])
    if match := _THIS_NOT_THAT.search(text):
        return _with(known, match[2], match[1])
    if (match := _WITHOUT.search(text)) and not tells_a_place(text):
        return re.sub(r"[ ]{2,}|\s+(?=,)", " ", _with(known, match[1], "")).replace(" ,", ",")
    return ""


def corrects(text: str) -> bool:
    """Whether it says that something in an address is wrong."""
    numbers = (_NOT_THAT_BUT_THIS, _THIS_NOT_THAT, _WITHOUT, _WRONG)
    return any(one.search(text) for one in numbers)


def _all_but(told: str) -> str:
    """`jl melati 5 rt 2, tanpa no 12`, and nothing of what it is to be without."""
    match = _WITHOUT.search(told)
    if match is None:
        return told
    left = told[: match.start()] + told[match.end() :]
    return _with(left, match[1], "") or left


def _with(known: str, old: str, new: str) -> str:
    """`new` where `old` stands; empty when that is nowhere, or in two places."""
    no_phone = r"(?<!\d[ .-])" if old[0].isdecimal() else ""
    alone = rf"(?<!\w){no_phone}{re.escape(old)}(?!\w|[ .-]\d)"
    found = [*re.finditer(alone, known, re.IGNORECASE)]
    if len(found) != 1:
        return ""
    return known[: found[0].start()] + new + known[found[0].end() :]
