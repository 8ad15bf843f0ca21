"""Samples of what is said of a live; everybody in them is invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from deals.says import Words, lives
from deals.terms import Content

_LIVE = Content("live", "tiktok", proof="picture")
_AT = datetime(2026, 9, 4, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_SAMPLES: tuple[Words, ...] = (
    lives.AskLiveDay("Herbana", _LIVE, None),
    lives.AskLiveHour(_LIVE, date(2026, 9, 4)),
    lives.AskWhichLive(),
    lives.LiveCheck("Herbana", _LIVE, (_AT,)),
    lives.LiveBooked("Herbana", _LIVE, _AT, moved=False),
    lives.LiveCancelled("Herbana", _LIVE, _AT),
    lives.LiveNotPossible("live_late", date(2026, 9, 24)),
    lives.LiveTomorrow("Rani Kusuma", "Herbana", _LIVE, _AT, today=False),
    lives.LiveSoon("Herbana", _LIVE, _AT, 30),
    lives.AskLiveProof("Rani Kusuma", "Herbana", _AT, replay=True, again=False),
    lives.LiveWithoutScreenshot(_LIVE, replay=True),
    lives.PicturesAdded(2, 12),
    lives.ReplayAdded(),
    lives.NoticeMorePictures(*_ABOUT, _LIVE, 12, "https://live.shopee.co.id/share?session=1"),
    lives.NoticeLiveByHand(*_ABOUT, _LIVE, _AT, "soon"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
