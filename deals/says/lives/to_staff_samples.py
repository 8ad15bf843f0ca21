"""Samples of what staff hear of a live; all invented."""

from datetime import datetime
from zoneinfo import ZoneInfo

from deals.says import Words
from deals.says.invented import ABOUT, LIVE
from deals.says.lives import to_staff

_AT = datetime(2026, 9, 4, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeMorePictures(*ABOUT, LIVE, 12, "https://live.shopee.co.id/share?session=1"),
    to_staff.NoticeLiveByHand(*ABOUT, LIVE, _AT, "soon"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
