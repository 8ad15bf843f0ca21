"""Whether a partner says that there is no link to send: the story is gone, or cannot be copied."""

import re

from deals.reading.plain import plain

_NO = r"(?:ga|gak|ngga|nggak|gk|tdk|tidak|engga|enggak|can'?t|cannot|couldn'?t|not)"
_GONE = (
    r"(?:hilang|ilang|expired?|kadaluarsa|kedaluwarsa|kehapus|terhapus|gone|disappeared|vanished"
    rf"|{_NO}\s+ada\s+lagi|lewat\s+24)"
)
_STORY = r"(?:\bstor(?:y|ies|i)(?:ku|nya)?\b|\bsg\b)"
_WAYS = re.compile(
    rf"{_STORY}.{{0,40}}\b{_GONE}\b|\b{_GONE}\b.{{0,40}}{_STORY}"
    rf"|\b{_NO}\s*(?:bisa|bs|dapat|dpt|be\s+able\s+to)?\s*(?:di)?(?:copy|kopi|salin)\b"
    r"|\b(?:ada(?:nya)?|cuma|hanya|tinggal|only|just)\s+(?:(?:ada|punya|have|a|the)\s+)*"
    r"(?:ss|screenshot)(?:an|nya)?\b"
)


def says_no_link(text: str) -> bool:
    """`storynya udah hilang`, `link-nya ga bisa dicopy`, `adanya screenshot`."""
    return bool(_WAYS.search(plain(text)))
