"""Samples of what partners hear of a live; all invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from deals.says import Words
from deals.says.invented import LIVE
from deals.says.lives import to_partner

_AT = datetime(2026, 9, 4, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskLiveDay("Herbana", LIVE, None),
    to_partner.AskLiveHour(LIVE, date(2026, 9, 4)),
    to_partner.AskWhichLive(),
    to_partner.LiveCheck("Herbana", LIVE, (_AT,)),
    to_partner.LiveBooked("Herbana", LIVE, _AT, moved=False),
    to_partner.LiveCancelled("Herbana", LIVE, _AT),
    to_partner.LiveNotPossible("live_late", date(2026, 9, 24)),
    to_partner.LiveTomorrow("Rani Kusuma", "Herbana", LIVE, _AT, today=False),
    to_partner.LiveSoon("Herbana", LIVE, _AT, 30),
    to_partner.AskLiveProof("Rani Kusuma", "Herbana", _AT, replay=True, again=False),
    to_partner.LiveWithoutScreenshot(LIVE, replay=True),
    to_partner.PicturesAdded(2, 12),
    to_partner.ReplayAdded(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
