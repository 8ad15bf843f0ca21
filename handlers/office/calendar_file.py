"""The posting calendar as an iCal file, in words of one language."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from deals.calendar import ical
from deals.calendar.ical import Event
from deals.calendar.month import DUE, LIVE, POSTED, Day, Entry
from handlers import say
from handlers.words.harmless import one_line
from handlers.words.phrases import Phrases


def written(days: Sequence[Day], brand: str, language: str, now: datetime) -> bytes:
    """Every deal, posts that are there, who is busy, and the days that are special."""
    name = " · ".join(part for part in ("Sapa", brand) if part)
    events = [*_deals(days, language), *_busy(days, language)]
    return ical.written(events, name, now)


def uid_of(entry: Entry) -> str:
    """A deal has one event, and one for each booked live, which move with it; an earlier post of it
    stays on its own day."""
    if entry.kind == LIVE:
        return f"deal-{entry.deal}-live-{entry.number}@sapa"
    apart = entry.kind == POSTED and not entry.whole
    return f"deal-{entry.deal}{f'-{entry.day:%Y%m%d}' if apart else ''}@sapa"


def _deals(days: Iterable[Day], language: str) -> list[Event]:
    phrases = Phrases(language)
    return [
        Event(
            uid_of(entry),
            day.on,
            day.on,
            f"{one_line(entry.partner)} · {entry.brand}",
            _notes(entry, phrases, language),
            entry.version,
            sure=entry.kind in (DUE, POSTED, LIVE),
            begins=entry.at,
        )
        for day in days
        for entry in day.entries
    ]


def _notes(entry: Entry, phrases: Phrases, language: str) -> str:
    kind = say.word("calendar_kinds", entry.kind, language)
    return f"{kind}: {phrases.contents(entry.contents)}\n/deal_{entry.deal}"


def _busy(days: Iterable[Day], language: str) -> list[Event]:
    """One event for each day: an event that grew shorter would leave its old days behind."""
    word = say.word("calendar_kinds", "busy", language)
    return [
        Event(
            f"busy-{one.partner_id}-{day.on:%Y%m%d}@sapa",
            day.on,
            day.on,
            f"{one_line(one.partner)} · {word}",
            sure=False,
        )
        for day in days
        for one in day.busy
    ]
