"""Samples of what staff read of who is late; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines import to_staff
from deals.says.invented import ABOUT, LIVE, POST_BY, REELS

_MORE_TIME_POST_BY, _UNTIL = date(2026, 9, 24), date(2026, 9, 28)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeRemindByHand(*ABOUT, (REELS,), POST_BY),
    to_staff.NoticeLate(*ABOUT, (REELS,), 6),
    to_staff.NoticeBreach(*ABOUT, (REELS, LIVE), 7),
    to_staff.NoticeHeldUp(
        *ABOUT,
        "pack",
        "paketku belum nyampe kak",
        _MORE_TIME_POST_BY,
        "sent",
        "JNE",
        "JP0000112233",
    ),
    to_staff.NoticeExtended(*ABOUT, 4, _UNTIL, "ill", 1),
    to_staff.NoticeExtensionAsked(*ABOUT, _MORE_TIME_POST_BY, _UNTIL, "busy", "too_long", 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
