"""Samples of what is said of pictures; everybody in them is invented."""

from datetime import date

from deals.lives.reading import Told
from deals.says import Words, screens
from deals.terms import Content

_LIVE = Content("live", "tiktok", 1, "picture")
_OTHER = screens.Other(7, "Dewi Larasati", "Herbana Agustus", date(2026, 8, 21), "accepted", False)
_SAMPLES: tuple[Words, ...] = (
    screens.ScreenDoubted(("small", "older")),
    screens.NoticeTwin(12, "Rani Kusuma", "Herbana September", _LIVE, _OTHER, 2),
    screens.NoticeScreenRead(
        *(12, "Rani Kusuma", "Herbana September"),
        (Told(True, "rani.kusuma", True, "552", "20.14"), Told(True, "dewi.shop", False, "1,2K")),
        ("rani.kusuma",),
        ("dewi.shop",),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
