"""What words say of a live: book it then, move it, or call it off."""

import re
from dataclasses import dataclass
from datetime import date

from deals.reading.clock_times import time_named
from deals.reading.days.naming import day_named
from deals.reading.found import value_of
from deals.reading.plain import plain

_LIVE = re.compile(
    r"\b(?:nge)?live(?:nya|ku|an|s)?\b|\bsesi\b|\bsiaran\w*|\bstreaming\w*|\bslot\w*"
)
_MOVES = re.compile(
    r"\b(?:di)?(?:undur|mundur|geser|pindah|ganti|tunda|maju|ubah|resched\w*|move|change|postpone)"
    r"(?:in|kan|nya)?\b"
)
_OVER = re.compile(
    r"\b(?:tadi|td|barusan|kemar[ie]n|kmrn|kmren|semalam|semalem|yesterday|udah|sudah|udh|sdh|dah)\b"
)
_CALLS_OFF = re.compile(
    r"\b(?:batal\w*|cancel\w*|(?:ga|gak|gk|nggak|engga|tidak|tdk|ngga)\s(?:jadi|jd)|gajadi|gakjadi)\b"
)
_CANNOT = re.compile(
    r"\b(?:ga|gak|gk|nggak|ngga|engga|tidak|tdk|belum|blm|can'?t|cannot)\s(?:bisa|bs|sempat|do)\b"
    r"|\b(?:gabisa|gakbisa|gbs)\b"
)
_FORGOT = re.compile(
    r"\b(?:lupa|kelupaan|klupaan|forgot|ga sempat|gak sempat|nggak sempat|ga sempet|gak sempet)\b"
    r".{0,20}\b(?:ss|screen\s?shot\w*|skrinsut\w*|skrinshot\w*|sc|capture|foto)\b"
)
_PLATFORMS = {
    "tiktok": r"tik\s?tok|tt",
    "shopee": r"shopee|shope|sopi",
    "instagram": r"ig|insta\w*",
    "youtube": r"youtube|yt",
    "facebook": r"facebook|fb",
}
_OF_A_POST = re.compile(r"\b(?:up|upload\w*|post\w*|tayang\w*|video\w*|konten\w*|story|reels?)\b")
LONGEST = 120  # characters: longer words are about more than a time


@dataclass(frozen=True)
class Wish:
    """`kind`: book, move or cancel. `minutes`: since the day began, the likeliest first; empty
    where no time is named, as `day` is None where no day is. `zone`: if they named one."""

    kind: str
    day: date | None = None
    minutes: tuple[int, ...] = ()
    zone: str = ""
    platform: str = ""


def read_wish(text: str, today: date, asked: bool, booked: bool) -> Wish | None:
    """What they want of a live; None when the words are about something else.

    `asked`: we had asked when; `booked`: one of theirs stands, so that it can be moved.
    """
    words = plain(text)
    named, moves = bool(_LIVE.search(words)), bool(_MOVES.search(words))
    may_move = booked and (moves or not _OF_A_POST.search(words))
    if len(text) > LONGEST or not (named or asked or may_move) or _OVER.search(words):
        return None
    if booked and _CALLS_OFF.search(words) and (named or asked):
        return Wish("cancel")
    if _CANNOT.search(words):
        return Wish("move") if booked and named else None
    at = time_named(text)
    day = value_of(day_named(at.rest if at else words, today))
    kind = "move" if booked else "book"
    if not _is_enough(asked, kind, moves, bool(day), at is not None):
        return None
    return Wish(kind, day, at.minutes if at else (), at.zone if at else "", _platform(words))


def forgot_screenshot(text: str) -> bool:
    """`lupa ss kak`."""
    return bool(_FORGOT.search(plain(text)))


def _is_enough(asked: bool, kind: str, moves: bool, day: bool, at: bool) -> bool:
    """Both are named; or one, where it answers us or moves what stands."""
    return (day and at) or ((asked or (kind == "move" and moves)) and (day or at))


def _platform(words: str) -> str:
    found = (name for name, form in _PLATFORMS.items() if re.search(rf"\b(?:{form})\b", words))
    return next(found, "")
