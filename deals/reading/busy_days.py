"""The days on which somebody says that they cannot: `tgl 10-12 aku di luar kota`."""

import re
from datetime import date, timedelta

from deals.dates import read_date
from deals.reading.days.naming import day_named
from deals.reading.found import value_of
from deals.reading.plain import plain

LONGEST = timedelta(days=60)
_CANNOT = re.compile(
    r"\b(?:(?:ga|gak|nggak|ngga|enggak|tidak|tdk|belum|blm) (?:bisa|bs|available|free)|gabisa|gabs"
    r"|sibuk|penuh|full(?:y booked)?|booked|libur(?:an)?|cuti|umroh|umrah|haji|mudik|dinas"
    r"|(?:di|ke) luar (?:kota|negeri)|luar kota|keluar kota|ada (?:acara|event|job|syuting|ujian)"
    r"|(?:can['’]?t|cannot|not available|busy|away|travell?ing|on leave|holiday|out of town))\b"
)
_OTHER_THINGS = re.compile(
    r"\b(?:paket\w*|resi|kurir|transfer\w*|bayar\w*|fee|rekening|link\w*|akun\w*|login|parcel|paid"
    r"|account)\b"
)
_SPAN = re.compile(
    r"\b(?P<first>\d{1,2})\s*(?P<month>[a-z]{3,9})?\s*(?:-|–|s/?d|sampai|sampe|hingga|to|until)\s*"
    r"(?:tgl\s*|tanggal\s*)?(?P<last>\d{1,2})\b(?!\s*(?:k|rb|ribu|jt|juta|hari|days?|jam|pm|am|kali|x|pcs)\b)"
    r"(?P<rest>\s*[a-z]{3,9}(?:\s+\d{4})?)?"
)
_UNTIL = re.compile(r"\b(?:sampai|sampe|hingga|until|till)\s+(?P<day>.{3,40})")


def busy_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day on which they say that they cannot; None where no day is named,
    or where something else cannot be."""
    words = plain(text)
    if not _CANNOT.search(words) or _OTHER_THINGS.search(words):
        return None
    return days_in(_CANNOT.sub(" ", words), today)


def days_in(text: str, today: date) -> tuple[date, date] | None:
    """`10-12 september`, `sampai tgl 12`, `tanggal 20`; never days that are over."""
    words = plain(text)
    found = _span(words, today) or _until(words, today) or _single(words, today)
    if found is None or found[1] < today or found[1] - found[0] > LONGEST or found[0] > found[1]:
        return None
    return found


def _span(words: str, today: date) -> tuple[date, date] | None:
    found = _SPAN.search(words)
    if found is None:
        return None
    last = _day(f"{found['last']}{found['rest'] or ''}", today) or _day(found["last"], today)
    if last is None:
        return None
    day = _day(f"{found['first']} {found['month']}", today) if found["month"] else None
    first = day or _before(last, int(found["first"]))
    return (first if first <= last else _a_year_before(first)), last


def _before(last: date, number: int) -> date:
    """The day of that number in the month of `last`, or in the month before it."""
    month = last if number <= last.day else last.replace(day=1) - timedelta(days=1)
    try:
        return month.replace(day=number)
    except ValueError:
        return last


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _until(words: str, today: date) -> tuple[date, date] | None:
    found = _UNTIL.search(words)
    last = _single(found["day"], today) if found else None
    return (today, last[1]) if last else None


def _single(words: str, today: date) -> tuple[date, date] | None:
    day = value_of(day_named(words, today))
    return (day, day) if day else None


def _day(words: str, today: date) -> date | None:
    """`12 september`; a bare number is the next such day."""
    if not words.strip().isdecimal():
        return read_date(words, today).day
    return value_of(day_named(f"tanggal {words.strip()}", today))
