"""Samples of what staff read of terms; all invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words
from deals.says.invented import ABOUT, AFTER, BARTER, BEFORE, POST_BY, REEL
from deals.says.terms import to_staff
from deals.terms import Content, Instalment, PostBy, Terms

_AMENDING_ABOUT = (12, "Rani Kusuma", "Affiliate September")
_TERMS = Terms(
    contents=(REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=POST_BY),
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
        *ABOUT,
        "fee 2jt bisa kak?",
        BARTER,
        ("fee_idr",),
        (to_staff.Offered("brand", BARTER), to_staff.Offered("partner", BARTER)),
        to_staff.Prepared("propose", BARTER, "middle", "answer_soon", False),
    ),
    to_staff.NoticeAgreed(*ABOUT, BARTER, POST_BY),
    to_staff.NoticeLater(*ABOUT, "senin aku kabari ya kak", date(2026, 9, 7)),
    to_staff.NoticeAmended(*_AMENDING_ABOUT, AFTER, BEFORE),
    to_staff.NoticeNotAmended(*_AMENDING_ABOUT, AFTER, BEFORE),
    to_staff.CounterCheck(*ABOUT, 750_000, _TERMS, POST_BY, Terms(fee_idr=400_000), True),
    to_staff.NoticeClearance(*ABOUT, "Budi", _NEW, _OFFERS_TERMS, ("fee_idr",), 600_000),
    to_staff.NoticeCleared(*ABOUT, "denied", "Ayu", _NEW),
    to_staff.OfferCourse(
        12,
        "Rani Kusuma",
        (
            to_staff.CourseLine(1, "brand", date(2026, 9, 1), "superseded", _OFFERS_TERMS, None),
            to_staff.CourseLine(2, "partner", date(2026, 9, 2), "open", _NEW, _OFFERS_TERMS),
        ),
    ),
    to_staff.NoticeExpired(*ABOUT, date(2026, 9, 8), _OFFERS_TERMS),
    to_staff.NoticeMergedTerms(*ABOUT, 31, "partner", _NEW, _OFFERS_TERMS),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
