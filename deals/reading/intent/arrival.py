"""Whether words say that the pack is there."""

import re

from deals.reading.plain import plain

_HERE = re.compile(
    r"\b(sampai|sampe|nyampe|nyampai|tiba|diterima|terima paket|arrived|received|got it)\b"
)
_NOT_YET = re.compile(
    r"\b(belum|blm|blom|ga|gak|nggak|tidak|tdk|kapan|not|n't|when|rusak|salah)\b|\?"
)
LONGEST = 80  # longer words say more than that


def says_arrived(text: str) -> bool:
    """True for `sudah sampai kak`; not for `belum sampai`, a question or a complaint."""
    words = plain(text)
    return len(words) <= LONGEST and bool(_HERE.search(words)) and not _NOT_YET.search(words)
