"""Samples of what partners hear of boost codes; all invented."""

from datetime import date

from deals.says import Words
from deals.says.boosting import to_partner
from deals.says.deadlines.to_partner import Due
from deals.terms import Content

_LINK = "https://www.tiktok.com/@rani/video/7300000000000000001"
_UNTIL = date(2026, 10, 20)
_DUE = Due(
    "Herbana", "Herbana September", "boost", (Content("video", "tiktok", 2),),
    date(2026, 9, 24), 0, videos=(f"Video 1: {_LINK}", f"Video 2: {_LINK[:-1]}2"),
)  # fmt: skip
_TAKEN = (to_partner.CodeTaken(1, 30, _UNTIL), to_partner.CodeTaken(2, 30, _UNTIL))
_WRONG = (
    *(to_partner.CodeWrong("no_code", "12345"), to_partner.CodeWrong("used", "#aBcD1…")),
    to_partner.CodeWrong("which", "#xYz12…"),
)
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskBoost("Rani Kusuma", (_DUE,)),
    to_partner.BoostTaken(_TAKEN, 1, sure=False),
    to_partner.BoostWrong(_WRONG),
    to_partner.BoostHow(),
    to_partner.BoostRefused(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
