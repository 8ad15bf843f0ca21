"""Turns one raw cell of a sheet, typed or from Excel, into clean text."""

import re
import unicodedata
from datetime import date

_EMPTY_MARK = re.compile(
    r"[-_.?/]*|n/a|#n/a|#ref!|#value!|#name\?|nan|none|null|kosong|tba|tbd"
    r"|belum ada|belum tahu|tidak ada"
)
_LONGEST_NUMBER = 10**30
_LONGEST_WORDING = 200


def text_of(cell: object) -> str:
    """Return the cell as typed text: whole floats without `.0`, dates as ISO, None as ''."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _LONGEST_NUMBER:
        return str(int(cell))
    if isinstance(cell, int) and not isinstance(cell, bool) and abs(cell) >= _LONGEST_NUMBER:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def plain(text: str) -> str:
    """Return NFKC text without invisible and control characters; line breaks and tabs stay."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if c in "\n\r\t" or not _hidden(c))
    return "".join(kept)


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc", "Cs"}


def clean_short(cell: object) -> str:
    """Return the clean cell, cut where no count, status or platform would go on."""
    return clean(cell)[:_LONGEST_WORDING]


def clean(cell: object) -> str:
    """Return the cell as one line of plain text, '' for an empty one or a mark of emptiness."""
    line = " ".join(plain(text_of(cell)).split())
    dashed = re.sub(r"[\u2010-\u2015\u2212]", "-", line).casefold()
    return "" if _EMPTY_MARK.fullmatch(dashed) else line
