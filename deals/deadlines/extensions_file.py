"""How much more time the bot may give by itself: the part [extensions] of a campaign file, and the
same in one line of words."""

import re
from datetime import date

from deals.campaign.campaign_answers import is_nothing
from deals.campaign.keyed import Reader
from deals.dates import read_date
from deals.deadlines.extensions import (
    Extending,
    problems,
)
from deals.decision import Refused

_DAYS = re.compile(r"\b(\d{1,2})\s*(?:hari|days?)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(\d{1,2})\s*(?:kali|x|times?)\b|\b(sekali|once)\b|\b(twice)\b", re.IGNORECASE
)
_LATEST = re.compile(r"\b(?:sampai|paling lambat|hingga|until|by|latest)\b(.*)", re.IGNORECASE)


def read_extending(whole: Reader) -> Extending:
    """What the file says of it; the usual where it has no such part."""
    part, usual = whole.part("extensions"), Extending()
    extending = Extending(
        days=part.take("days", int, usual.days),
        times=part.take("times", int, usual.times),
        latest=part.day("latest"),
    )
    whole.close(part)
    return extending


def extending_in_words(text: str, today: date) -> Extending:
    """`4 hari 2 kali sampai 5 oktober`; `-` for none by the bot. Raises Refused."""
    if is_nothing(text):
        return Extending(0, 0)
    days, times, latest = _DAYS.search(text), _TIMES.search(text), _LATEST.search(text)
    if days is None:
        raise Refused("extensions_unreadable")
    count = int(times[1]) if times and times[1] else (2 if times and times[3] else 1)
    last = read_date(latest[1].strip(), today).day if latest else None
    if latest and last is None:
        raise Refused("day_unreadable")
    if last and last < today:
        raise Refused("day_is_past")
    extending = Extending(int(days[1]), count, last)
    if problems(extending):
        raise Refused("extensions_unreadable")
    return extending
