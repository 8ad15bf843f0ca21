"""One realistic sample of what is said about more time; everybody in it is invented."""

from datetime import date

from deals.says import Words, more_time
from deals.terms import Content

_POST_BY, _UNTIL = date(2026, 9, 24), date(2026, 9, 28)
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_REELS = (Content("reel", "instagram", 2),)
_SAMPLES: tuple[Words, ...] = (
    more_time.OfferMoreTime("Herbana", "ill", _POST_BY),
    more_time.PackNotHere("Herbana", "sent", "JNE", "JP0000112233"),
    more_time.AskContentTrouble(),
    more_time.DayIsPast(date(2026, 8, 20)),
    more_time.MoreTimeGiven("Herbana", _REELS, 4, _UNTIL),
    more_time.MoreTimeAsked("Herbana", 7, _UNTIL),
    more_time.MoreTimeRefused(brand="Herbana", missing=_REELS, post_by=_POST_BY),
    more_time.NoticeHeldUp(
        *_ABOUT, "pack", "paketku belum nyampe kak", _POST_BY, "sent", "JNE", "JP0000112233"
    ),
    more_time.NoticeExtended(*_ABOUT, 4, _UNTIL, "ill", 1),
    more_time.NoticeExtensionAsked(*_ABOUT, 7, _POST_BY, _UNTIL, "busy", "too_long", 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
