"""What partners answer to our question for codes, other than a code."""

import re

from deals.reading.plain import plain

_NO = r"(?:ga|gak|gk|g|nggak|ngga|engga|tidak|tdk|ndak|can'?t|cannot|won'?t)"
_REFUSES = re.compile(
    rf"\b{_NO} (?:\w+ )?(?:bisa|bs|mau|boleh|dulu)\b(?: \w+){{0,2}}"
    rf" (?:kasih|ngasih|ksh|kirim|beri|share)\w*(?: \w+){{0,2}} (?:kode|code)"
    r"|\b(?:gabisa|gamau) (?:kasih|ngasih|kirim)\w* (?:kode|code)"
    rf"|\b{_NO} (?:give|share|send)(?: \w+){{0,2}} codes?\b"
)
_LOST = re.compile(
    r"\b(?:gmn|gimana|gmana|bagaimana|how)\b|\bcara(?:nya)?\b"
    r"|\b(?:ga|gak|gk|nggak|ngga|tidak|tdk|blm|belum) (?:\w+ )?"
    r"(?:nemu|ketemu|ada menu|muncul|ngerti|paham|tau|tahu|find)\w*|\bbingung\b"
    r"|\b(?:di ?mana|dmn|where)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:fee|komisi|bonus|bayar\w*|cair|paket|samp(?:el|le)|resi|live|alamat)"
)
LONGEST = 80  # characters: longer words say more


def refuses_codes(text: str) -> bool:
    """`ga bisa kasih kode kak`."""
    return "?" not in text and len(text) <= LONGEST and bool(_REFUSES.search(plain(text)))


def asks_how(text: str) -> bool:
    """`gmn caranya kak ga nemu`, where a code was asked for."""
    words = plain(text)
    return len(text) <= LONGEST and bool(_LOST.search(words)) and not _ELSEWHERE.search(words)
