"""Samples of what staff hear of boost codes; all invented."""

from datetime import date

from deals.says import Words
from deals.says.boosting import to_staff
from deals.says.invented import ABOUT
from deals.selling.sold import Sold

_LINK = "https://www.tiktok.com/@rani/video/7300000000000000001"
_UNTIL = date(2026, 10, 20)
_LINES = (
    to_staff.BoostLine(
        *(1, 12, "Rani Kusuma", _LINK, "#aBcD1234=", _UNTIL, "given"), Sold(41, 3_075_000, 38)
    ),
    to_staff.BoostLine(2, 13, "Sari Dewi", _LINK, "", None, "asked"),
)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeCodes(*ABOUT, 2, 1),
    to_staff.NoticeNoCodes(*ABOUT, 2),
    to_staff.NoticeCodesRefused(*ABOUT, 2),
    to_staff.NoticeAskCodes(*ABOUT, 1),
    to_staff.BoostList("2026-09", "2026-09", "Herbana", _LINES, 1, 2, 12),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
