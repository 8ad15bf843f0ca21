"""Whether a partner says that there is no link to send: the story is gone, or cannot be copied."""

import re

from deals.reading.plain import plain

_NO = r"(?:ga|gak|ngga|nggak|gk|tdk|tidak|engga|enggak|can'?t|cannot|couldn'?t|not)"
_GONE = (
    r"(?:hilang|ilang|expired?|kadaluarsa|kedaluwarsa|kehapus|terhapus|gone|disappeared|vanished"
    rf"|{_NO}\s+ada\s+lagi|lewat\s+24)"
)
_CAN = r"(?:bisa|bs|dapat|dpt|be\s+able\s+to)"
_STORY = r"(?:\bstor(?:y|ies|i)(?:ku|nya)?\b|\bsg\b)"
_WAYS = re.compile(
    rf"{_STORY}.{{0,40}}\b{_GONE}\b|\b{_GONE}\b.{{0,40}}{_STORY}"
    rf"|\b{_NO}\s*{_CAN}?\s*(?:di)?(?:copy|kopi|salin)\b"
    r"|\b(?:ada(?:nya)?|cuma|hanya|tinggal|only|just)\s+(?:(?:ada|punya|have|a|the)\s+)*"
    r"(?:ss|screenshot)(?:an|nya)?\b"
)
_NONE = re.compile(
    rf"\b{_NO}\s*{_CAN}?\s*(?:kirim|share|kasih|send)\s+(?:the\s+)?link"
    rf"|\b(?:ss|screenshot)(?:an|nya)?\b.{{0,40}}\b(?:{_NO}\s+(?:ada|punya)|no)\s+link"
)
# A replay need have no link; what cannot be sent today comes; our own links are another matter.
_OTHER = re.compile(
    r"\b(?:(?:live|replay|siaran|produk|keranjang|katalog)(?:nya)?|besok|lusa|nanti|dulu|sekarang"
    r"|hari\s+ini|malam|minggu|now|today|tomorrow|later|yet)\b"
)


def says_no_link(text: str) -> bool:
    """`storynya udah hilang`, `link-nya ga bisa dicopy`, `adanya ss`, `ga bisa kirim link`."""
    words = plain(text)
    none = _NONE.search(words) and not _OTHER.search(words)
    return bool(none or _WAYS.search(words))
