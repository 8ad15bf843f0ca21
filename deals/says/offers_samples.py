"""One realistic sample of what is read about offers; everybody is invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words, offers
from deals.terms import Content, Instalment, PostBy, Terms

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_TERMS = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),
    fee_idr=500_000,
)
_NEW = replace(
    _TERMS,
    fee_idr=750_000,
    extra="1 box jahe merah",
    instalments=(Instalment(50, "agreement"), Instalment(50, "day", date(2026, 9, 30))),
)
_SAMPLES: tuple[Words, ...] = (
    offers.NoticeClearance(*_ABOUT, "Budi", _NEW, _TERMS, ("fee_idr",), 600_000),
    offers.NoticeCleared(*_ABOUT, "denied", "Ayu", _NEW),
    offers.OfferCourse(
        12,
        "Rani Kusuma",
        (
            offers.CourseLine(1, "brand", date(2026, 9, 1), "superseded", _TERMS, None),
            offers.CourseLine(2, "partner", date(2026, 9, 2), "open", _NEW, _TERMS),
        ),
    ),
    offers.OfferExpired("Herbana", "Herbana September", date(2026, 9, 8)),
    offers.NoticeExpired(*_ABOUT, date(2026, 9, 8), _TERMS),
    offers.NoticeMergedTerms(*_ABOUT, 31, "partner", _NEW, _TERMS),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
