"""One realistic sample of a posting calendar; everybody in it is invented."""

from datetime import date

from deals.calendar.month import Clash
from deals.says import Words
from deals.says.reporting import calendar
from deals.terms import Content

_REELS = (Content("reel", "instagram", 2),)
_DAYS = (
    calendar.CalendarDay(
        date(2026, 9, 9),
        ("9.9",),
        (
            calendar.CalendarLine("due", 12, "Rani Kusuma", "Herbana", _REELS),
            calendar.CalendarLine("promised", 15, "Rani Kusuma", "Herbamojo", _REELS),
            calendar.CalendarLine("posted", 17, "Sari Dewi", "Herbana", _REELS),
        ),
        2,
        ("Tono Hadi",),
        (Clash("twice", "Rani Kusuma"), Clash("busy", "Rani Kusuma"), Clash("many", "6")),
    ),
    calendar.CalendarDay(date(2026, 9, 25), ("gajian",), (), 0, (), ()),
)
_SAMPLES: tuple[Words, ...] = (
    calendar.CalendarShown("2026-09", "Herbana", _DAYS, 1, 2, 4, 1, 3),
    calendar.BusyNoted(12, "Rani Kusuma", date(2026, 9, 10), date(2026, 9, 12)),
    calendar.NoticeBusy(
        *(12, "Rani Kusuma", "Herbana September"),
        "tgl 23-25 aku di luar kota kak",
        date(2026, 9, 23),
        date(2026, 9, 25),
        date(2026, 9, 24),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
