"""Samples of what partners hear of what is due; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines import to_partner
from deals.terms import Content, PostBy, Promotion, Target, Terms

_POST_BY = date(2026, 9, 24)
_REELS = Content("reel", "instagram", 2)
_LIVE = Content("live", "tiktok", proof="picture")
_BARTER = Terms(
    contents=(_REELS, Content("story", "instagram")),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Kulit Manggis dan Jahe Merah",
    barter_value_idr=350_000,
    fee_idr=1_500_000,
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
_AFFILIATE = Terms(
    contents=(Content("video", "tiktok", 3), _LIVE),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbamojo isi 10",
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("flash_sale", "9.9")),
)
_DUES = (
    to_partner.Due("Herbana", "Herbana September", "remind", (_REELS,), _POST_BY, 3, terms=_BARTER),
    to_partner.Due("Herbamojo", "Affiliate September", "follow_up", (), None, 0, terms=_AFFILIATE),
)
_MORE_TIME_POST_BY, _UNTIL = date(2026, 9, 24), date(2026, 9, 28)
_MORE_TIME_REELS = (Content("reel", "instagram", 2),)
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskDelay(),
    to_partner.Reminder("Rani Kusuma", _DUES),
    to_partner.PromiseTaken(_POST_BY, sure=False),
    to_partner.DeadlineMoved("Herbana", (_REELS,), _POST_BY),
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
