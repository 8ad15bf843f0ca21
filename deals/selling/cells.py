"""Single cells of an export: ids, accounts, days, and what became of an order."""

import re
from datetime import date
from functools import lru_cache

_BROKEN_ID = re.compile(r"\d(?:[.,]\d+e\+?|e\+)\d+", re.IGNORECASE)
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_ACCOUNT = re.compile(r"[\w.\-]{1,64}")
_DAY = re.compile(
    r"(?P<year>20\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)"
    r"|(?P<one>\d\d?)[-/.](?P<two>\d\d?)[-/.](?P<year2>20\d\d)"
    r"|\b(?P<joined>20\d{6})\b"
)
_SETTLED = re.compile(
    r"settled|completed|paid|selesai|lunas|(?:sudah|telah) (?:dibayar|selesai|diselesaikan)"
)
_VOID = re.compile(
    r"ineligible|not eligible|cancell?ed|invalid|(?:di)?batal(?:kan)?"
    r"|tidak (?:memenuhi syarat|valid)"
)
_RETURNED = re.compile(
    r"(?:fully )?(?:returned|refunded)|di(?:kembalikan|retur)|pengembalian|retur"
)
_PENDING = re.compile(
    r"pending|unpaid|to be settled|awaiting.*|to ship|shipped|delivered|belum (?:dibayar|selesai)"
    r"|menunggu.*|tertunda|diproses|(?:sedang )?dikirim|perlu dikirim|dalam pengiriman|terkirim"
)
_STATES = (("settled", _SETTLED), ("void", _VOID), ("returned", _RETURNED), ("pending", _PENDING))
_YES = {"yes", "ya", "true", "1", "y", "iya"}
_LIVE, _VIDEO = re.compile(r"\blive\b|siaran"), re.compile(r"\bvideo\b")
_SHOWCASE = re.compile(r"showcase|etalase")


def is_broken_id(cell: str) -> bool:
    """`7,49479E+18`: a spreadsheet made a number of it, and its digits are gone."""
    return bool(_BROKEN_ID.fullmatch(cell))


def id_of(cell: str) -> str | None:
    """An id of a platform's, as it is written; None where it is none."""
    if cell.isdecimal():
        return cell[:64]
    told = cell.lstrip("'# ")
    return told if _ID.fullmatch(told) and told != "-" and not is_broken_id(told) else None


@lru_cache(20_000)
def account_of(cell: str) -> str | None:
    """An account's name without @, in small letters; None where it is none."""
    told = cell.lstrip("@").casefold()
    return told if _ACCOUNT.fullmatch(told) and told.strip("-._") else None


@lru_cache(1000)
def state_of(status: str) -> str | None:
    """settled, pending, returned or void; None for words that we do not know."""
    told = " ".join(status.casefold().split())
    return next((state for state, words in _STATES if words.fullmatch(told)), None)


def is_yes(cell: str) -> bool:
    return cell.strip().casefold() in _YES


@lru_cache(1000)
def content_kind_of(cell: str) -> str:
    """live, video or showcase; "" for anything else."""
    told = cell.casefold()
    if _LIVE.search(told):
        return "live"
    return "video" if _VIDEO.search(told) else "showcase" if _SHOWCASE.search(told) else ""


def days_in(cell: str, month_first: bool = False) -> list[date]:
    """Every day that a cell names: none, one, or the two ends of a period."""
    found = (_day(one, month_first) for one in _DAY.finditer(cell))
    return [day for day in found if day]


def is_month_first(cell: str) -> bool | None:
    """Whether the month stands before the day; None where the cell does not show it."""
    found = _DAY.search(cell)
    if not found or not found["one"]:
        return None
    one, two = int(found["one"]), int(found["two"])
    return None if one <= 12 and two <= 12 else two > 12


def _day(found: re.Match[str], month_first: bool) -> date | None:
    if found["joined"]:
        numbers = found["joined"][:4], found["joined"][4:6], found["joined"][6:]
    elif found["year"]:
        numbers = found["year"], found["month"], found["day"]
    else:
        day, month = (found["two"], found["one"]) if month_first else (found["one"], found["two"])
        numbers = found["year2"], month, day
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
