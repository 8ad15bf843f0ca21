"""The account that a message names."""

import re
import unicodedata

from deals.reading.found import Found

LONGEST = 4000
_HANDLE = re.compile(r"@\s?([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,40}[A-Za-z0-9_])?)")
_BEFORE_MAIL = re.compile(r"[A-Za-z0-9_.+-]$")
_PLATFORM = re.compile(
    r"(?<![A-Za-z0-9_.])(?:ig|instagram|tt|tiktok|twitter|x|threads|yt|shopee|akun|dm|tag)$", re.I
)
_PRICE = re.compile(
    r"[0-9.,]+(?:rb|ribu|rebu|k|jt|juta|rban|ribuan|x|pcs)?(?:an|/.*|per.*)?$", re.I
)


def handle(text: str) -> Found[str] | None:
    """The first `@name`, with the @; no e-mail address, part of a link, or unit price."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))
    for match in _HANDLE.finditer(text):
        if _is_account(text, match):
            return Found(f"@{match[1]}", 0.95)
    return None


def _is_account(text: str, match: re.Match[str]) -> bool:
    name, start = match[1], match.start()
    if _PRICE.match(name) or not re.search("[A-Za-z]", name):
        return False
    if text[start : start + 2] in ("@ ", "@\n") and not _PLATFORM.search(
        text[:start].rstrip(" :")[-12:]
    ):
        return False
    if start and text[start - 1] == "/":
        return False
    if _BEFORE_MAIL.search(text[max(0, start - 1) : start]):
        return bool(_PLATFORM.search(text[max(0, start - 12) : start])) and "." not in name
    return not _in_link(text, start)


def _in_link(text: str, at: int) -> bool:
    chunk = text[max(0, at - 200) : at].split()[-1:] if not text[at - 1 : at].isspace() else []
    return any("://" in part or ("/" in part and "." in part) for part in chunk)
