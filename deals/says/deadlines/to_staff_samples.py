"""Samples of what staff read of who is late; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines import to_staff
from deals.terms import Content

_POST_BY = date(2026, 9, 24)
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_REELS = Content("reel", "instagram", 2)
_LIVE = Content("live", "tiktok", proof="picture")
_MORE_TIME_POST_BY, _UNTIL = date(2026, 9, 24), date(2026, 9, 28)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeRemindByHand(*_ABOUT, (_REELS,), _POST_BY),
    to_staff.NoticeLate(*_ABOUT, (_REELS,), 6),
    to_staff.NoticeBreach(*_ABOUT, (_REELS, _LIVE), 7),
    to_staff.NoticeHeldUp(
        *_ABOUT,
        "pack",
        "paketku belum nyampe kak",
        _MORE_TIME_POST_BY,
        "sent",
        "JNE",
        "JP0000112233",
    ),
    to_staff.NoticeExtended(*_ABOUT, 4, _UNTIL, "ill", 1),
    to_staff.NoticeExtensionAsked(*_ABOUT, _MORE_TIME_POST_BY, _UNTIL, "busy", "too_long", 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
