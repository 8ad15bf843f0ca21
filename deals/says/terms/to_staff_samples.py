"""Samples of what staff read of terms; all invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words
from deals.says.terms import to_staff
from deals.terms import Content, Instalment, PostBy, Target, Terms

_POST_BY = date(2026, 9, 24)
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_REELS = Content("reel", "instagram", 2)
_BARTER = Terms(
    contents=(_REELS, Content("story", "instagram")),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Kulit Manggis dan Jahe Merah",
    barter_value_idr=350_000,
    fee_idr=1_500_000,
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
_BEFORE = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
_AFTER = replace(_BEFORE, bonus_idr=750_000, bonus_target=Target(units=60))
_AMENDING_ABOUT = (12, "Rani Kusuma", "Affiliate September")
_REEL = Content("reel", "instagram")
_TERMS = Terms(
    contents=(_REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Temulawak",
    barter_value_idr=350_000,
    fee_idr=500_000,
    tags=("@herbana.id",),
)
_OFFERS_TERMS = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),
    fee_idr=500_000,
)
_NEW = replace(
    _OFFERS_TERMS,
    fee_idr=750_000,
    extra="1 box jahe merah",
    instalments=(Instalment(50, "agreement"), Instalment(50, "day", date(2026, 9, 30))),
)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeCounter(
        *_ABOUT,
        "fee 2jt bisa kak?",
        _BARTER,
        ("fee_idr",),
        (to_staff.Offered("brand", _BARTER), to_staff.Offered("partner", _BARTER)),
        to_staff.Prepared("propose", _BARTER, "middle", "answer_soon", False),
    ),
    to_staff.NoticeAgreed(*_ABOUT, _BARTER, _POST_BY),
    to_staff.NoticeLater(*_ABOUT, "senin aku kabari ya kak", date(2026, 9, 7)),
    to_staff.NoticeAmended(*_AMENDING_ABOUT, _AFTER, _BEFORE),
    to_staff.NoticeNotAmended(*_AMENDING_ABOUT, _AFTER, _BEFORE),
    to_staff.CounterCheck(*_ABOUT, 750_000, _TERMS, _POST_BY, Terms(fee_idr=400_000), True),
    to_staff.NoticeClearance(*_ABOUT, "Budi", _NEW, _OFFERS_TERMS, ("fee_idr",), 600_000),
    to_staff.NoticeCleared(*_ABOUT, "denied", "Ayu", _NEW),
    to_staff.OfferCourse(
        12,
        "Rani Kusuma",
        (
            to_staff.CourseLine(1, "brand", date(2026, 9, 1), "superseded", _OFFERS_TERMS, None),
            to_staff.CourseLine(2, "partner", date(2026, 9, 2), "open", _NEW, _OFFERS_TERMS),
        ),
    ),
    to_staff.NoticeExpired(*_ABOUT, date(2026, 9, 8), _OFFERS_TERMS),
    to_staff.NoticeMergedTerms(*_ABOUT, 31, "partner", _NEW, _OFFERS_TERMS),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
