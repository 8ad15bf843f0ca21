"""Samples of what is read of boost codes; everybody and every code in them is invented."""

from datetime import date

from deals.says import Words, boost_list, boosting
from deals.says.partner import Due
from deals.selling.sold import Sold
from deals.terms import Content

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_LINK = "https://www.tiktok.com/@rani/video/7300000000000000001"
_UNTIL = date(2026, 10, 20)
_DUE = Due(
    "Herbana", "Herbana September", "boost", (Content("video", "tiktok", 2),),
    date(2026, 9, 24), 0, videos=(f"Video 1: {_LINK}", f"Video 2: {_LINK[:-1]}2"),
)  # fmt: skip
_TAKEN = (boosting.CodeTaken(1, 30, _UNTIL), boosting.CodeTaken(2, 30, _UNTIL))
_WRONG = (
    *(boosting.CodeWrong("no_code", "12345"), boosting.CodeWrong("used", "#aBcD1…")),
    boosting.CodeWrong("which", "#xYz12…"),
)
_LINES = (
    boost_list.BoostLine(
        *(1, 12, "Rani Kusuma", _LINK, "#aBcD1234=", _UNTIL, "given"), Sold(41, 3_075_000, 38)
    ),
    boost_list.BoostLine(2, 13, "Sari Dewi", _LINK, "", None, "asked"),
)
_SAMPLES: tuple[Words, ...] = (
    boosting.AskBoost("Rani Kusuma", (_DUE,)),
    boosting.BoostTaken(_TAKEN, 1, sure=False),
    boosting.BoostWrong(_WRONG),
    boosting.BoostHow(),
    boosting.BoostRefused(),
    boosting.NoticeCodes(*_ABOUT, 2, 1),
    boosting.NoticeNoCodes(*_ABOUT, 2),
    boosting.NoticeCodesRefused(*_ABOUT, 2),
    boosting.NoticeAskCodes(*_ABOUT, 1),
    boost_list.BoostList("2026-09", "2026-09", "Herbana", _LINES, 1, 2, 12),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
