"""Samples of what partners hear of what is due; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines import to_partner
from deals.says.invented import AFFILIATE, BARTER, POST_BY, REELS
from deals.terms import Content

_DUES = (
    to_partner.Due("Herbana", "Herbana September", "remind", (REELS,), POST_BY, 3, terms=BARTER),
    to_partner.Due("Herbamojo", "Affiliate September", "follow_up", (), None, 0, terms=AFFILIATE),
)
_MORE_TIME_POST_BY, _UNTIL = date(2026, 9, 24), date(2026, 9, 28)
_MORE_TIME_REELS = (Content("reel", "instagram", 2),)
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskDelay(),
    to_partner.Reminder("Rani Kusuma", _DUES),
    to_partner.PromiseTaken(POST_BY, sure=False),
    to_partner.DeadlineMoved("Herbana", (REELS,), POST_BY),
    to_partner.OfferMoreTime("Herbana", "ill", _MORE_TIME_POST_BY),
    to_partner.PackNotHere("Herbana", "sent", "JNE", "JP0000112233"),
    to_partner.AskContentTrouble(),
    to_partner.DayIsPast(date(2026, 8, 20)),
    to_partner.MoreTimeGiven("Herbana", _MORE_TIME_REELS, _UNTIL),
    to_partner.MoreTimeAsked("Herbana", _UNTIL),
    to_partner.MoreTimeRefused(
        brand="Herbana", missing=_MORE_TIME_REELS, post_by=_MORE_TIME_POST_BY
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
