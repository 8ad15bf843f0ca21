"""Finds the header row of a sheet and which column holds what, in Indonesian or English."""

import re
from collections.abc import Mapping, Sequence

from deals.listing.cells import clean

Columns = Mapping[str, tuple[int, ...]]

_LONGEST_TITLE = 60
_NOT_OURS = re.compile(
    r"\b(?:e ?mail|rate|er|engagement|tier|kategori|category|niche|resi|catatan|notes?"
    r"|penerima|recipient|manag\w*|kirim|dikirim|bukti|proof|list(?:ing|ed)|sent|mulai)\b"
    r"|\b(?:link|url) (?:\w+ )?(?:post\w*|video|konten|content|reels?|story|live)\b"
)
_NAME_WORD = (
    r"(?:nama|name|full|lengkap|kols?|influencer|selebgram|talent|endorser"
    r"|affiliate|affiliator|afiliator|afiliasi|creator|kreator)"
)
_RULES = (
    ("name", rf"{_NAME_WORD}(?: {_NAME_WORD})*"),
    ("number", r"(?:no|nomor|nomer|number|num|urut|no urut)"),
    ("account", r"(?:nama|name) (?:akun|account)|(?:akun|account) name"),
    ("followers", r".*(?:follower|pengikut|flw|subscriber).*|foll?"),
    ("phone", r".*\b(?:phone|telepon|telpon|telp|tlp|hp|wa|whatsapp|whats app|handphone)\b.*"),
    ("address", r".*\b(?:address|adress|addres|alamat|pengiriman|shipping)\b.*"),
    ("pr_status", r".*\b(?:willing\w*|bersedia|kesediaan|pr pack\w*|pr packages?|barter)\b.*"),
    (
        "post_date",
        r"(?:.*\b(?:tanggal|tgl|date|jadwal|hari|schedule|waktu)\b.*"
        r"\b(?:post\w*|upload|tayang|publish|unggah)\b.*"
        r"|.*\bpost\w* (?:date|schedule)|tanggal|tgl|date|jadwal|posting|jadwal konten)",
    ),
    ("link", r".*\b(?:link|url|profile|profil|tautan)\b.*|ig|insta|instagram|tiktok|tik tok"),
    ("platform", r".*\b(?:platform|sosmed|media sosial|social media|medsos)\b.*|media|channel"),
    ("brand", r".*\b(?:brand|merek|merk)\b.*|produk|product"),
    ("pr_status", r".*\bstatus\b.*"),
    ("contact", r"(?:kontak|contact)(?: person)?|cp"),
    ("handle", r".*\b(?:username|user name|user|handle|akun|account)\b.*|id (?:ig|tiktok).*"),
)
_PERSON = {"name", "account", "handle"}
_PLATFORM_HINT = re.compile(r"\b(instagram|ig|insta|tiktok|tik tok|shopee|youtube|facebook)\b")


def columns_of(row: Sequence[object], current: Columns | None = None) -> Columns | None:
    """Return which columns hold which field when the row is a header, else None.

    Once the sheet has a header (`current`), a repeated one has to be more alike to count.
    """
    fields = [field_of(clean(cell)) for cell in row]
    typed = sum(1 for cell in row if clean(cell))
    known = {field for field in fields if field}
    person = known & (_PERSON if current else _PERSON | {"link"})
    recognised = sum(1 for field in fields if field)
    least = min(3, len(current)) if current else 2
    if not person or len(known) < least or recognised * 2 < typed:
        return None
    return {field: tuple(i for i, f in enumerate(fields) if f == field) for field in known}


def field_of(title: str) -> str | None:
    """Return the field that a column's title names, None for a title that is not ours."""
    title = title.casefold().rstrip(" :*").replace("#", "no")
    words = " ".join(re.findall(r"[^\W_]+", title))
    if not words or len(title) > _LONGEST_TITLE or re.search(r"[0-9:@]", title):
        return None
    if _NOT_OURS.search(words):
        return None
    return next((field for field, rule in _RULES if re.fullmatch(rule, words)), None)


def platform_hint(title: str) -> str:
    """Return the platform word in a link column's title such as `Link Instagram`, else ''."""
    found = _PLATFORM_HINT.search(clean(title).casefold())
    return found.group() if found else ""
