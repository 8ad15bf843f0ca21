"""Dates written in numbers: `12/9`, `2026-09-20`, `9.9`; not `1/2 harga`, `24/7` or `RT 02/05`."""

import re

from deals.reading.days.calendar_days import on
from deals.reading.days.day_words import DATE
from deals.reading.days.nearest import nearest
from deals.reading.days.said import Named, Said
from deals.reading.numbers.number_words import PERCENT
from deals.reading.word_sets import word_set

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4}|[0-9]{2}))?")


_ADDRESS = word_set(
    "rt rw no blok jl jln jalan gg gang km kav komplek perum nomor lantai lt unit kec kel ds"
    " dusun rating bintang skor score nilai versi v"
)


PIECES = word_set(
    "video videos vid vt konten content part bagian live slide story reel reels step revisi post"
    " harga porsi bagiannya jam dari of nya page halaman anak orang pcs botol"
)


_LEADS_TO_DATE = DATE | word_set(
    "on pas di per mulai sampai before sebelum deadline paling by lambat , sejak since dari dr"
    " pada ke jadi jd tayang upload posting post live hari"
)


_MOST_PARTS = 5


_NO_TWIN = word_set(
    "jam pukul pkl jm rp % persen jt juta rb ribu k wib wita wit am pm gram ml kg ios android x"
    " bintang rating m mio"
)


def iso(said: Said, at: int) -> Named | None:
    """`2026-09-20`."""
    parts = [said.text(at + ahead) for ahead in range(5)]
    if len(parts[0]) != 4 or parts[1] not in ("-", "/") or parts[3] != parts[1]:
        return None
    if not all(part.isdecimal() and part.isascii() for part in parts[::2]) or len(parts[4]) > 2:
        return None
    day = on(int(parts[0]), int(parts[2][:3]), int(parts[4]))
    return Named(day, at + 5) if day else None


def numeric(said: Said, at: int) -> Named | None:
    """`12/9`, `10-09-2026`; not `1/2 harga`, `24/7`, `RT 02/05` or `video 2/3`."""
    named = slashed(said, at)
    if named is None or (said.glued(at) and said.text(at - 1) not in DATE | {"("}):
        return None
    if said.text(named.end) in PERCENT:
        return None
    written = (said.text(at), said.text(at + 2))
    led = said.text(at - 1) in _LEADS_TO_DATE
    if any(word in _ADDRESS for word in said.before(at, 6)) or written == ("24", "7"):
        return None
    if said.text(at - 1) in PIECES - {"live", "post"} or said.text(named.end) in PIECES:
        return named if said.text(at - 1) in DATE else None
    if int(written[0]) <= int(written[1]) <= _MOST_PARTS and not led:
        return None  # a half, or two of three
    if said.text(at + 1) == "-" and said.text(at + 3) != "-":
        return None  # `10-12` alone is a range of anything
    return named


def slashed(said: Said, at: int) -> Named | None:
    """Day, mark, month, and a year or none; `10-12` of a month is a range."""
    day, month = said.text(at), said.text(at + 2)
    mark = said.text(at + 1)
    if mark not in ("/", "-") or not _short(day) or not _short(month):
        return None
    year = said.text(at + 4) if said.text(at + 3) == mark else ""
    if year.isdecimal() and len(year) in (2, 4):
        named = on(int(year) % 100 + 2000, int(month), int(day))
        return Named(named, at + 5, 0.95) if named else None
    if mark == "-" and int(day) < int(month) and not month.startswith("0"):
        return None
    if not on(2024, int(month), int(day)):
        return None
    return Named(nearest(said, int(day), int(month), at, at + 3), at + 3)


def _short(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= 2


def dotted(said: Said, at: int) -> Named | None:
    """`10.9` behind `tgl`, or with a year anywhere."""
    match = _DOTTED.fullmatch(said.text(at))
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3]:
        named = on(int(match[3]) % 100 + 2000, month, day)
        return Named(named, at + 1) if named else None
    return Named(nearest(said, day, month, at, at + 1), at + 1) if on(2024, month, day) else None


def twin(said: Said, at: int) -> Named | None:
    """`9.9`, `10.10 sale`; `10.09.2026`."""
    match = _DOTTED.fullmatch(said.text(at))
    if match is None or said.text(at - 1) in _NO_TWIN or said.text(at + 1) in _NO_TWIN:
        return None
    if not match[3] and (match[1] != match[2] or any(w in _ADDRESS for w in said.before(at, 2))):
        return None
    return dotted(said, at)
