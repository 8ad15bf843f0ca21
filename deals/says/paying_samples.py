"""One realistic sample of what is said about payments and offers; everybody is invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words, paying
from deals.terms import Content, Instalment, PostBy, Terms

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_BRAND = ("Herbana", "Herbana September")
_ACCOUNT = "BCA ••••7890 a.n. Rani Kusuma"
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
    paying.PaymentDue(*_BRAND, 375_000, ""),
    paying.AccountCheck("BCA", "••••7890", "", ("holder",)),
    paying.AccountKept(_ACCOUNT),
    paying.AskAccount(),
    paying.PaymentSent(*_BRAND, 375_000, date(2026, 9, 30), _ACCOUNT, "TRX88123"),
    paying.PaymentDropped(*_BRAND, 375_000),
    paying.NoticePayment(*_ABOUT, 375_000, _ACCOUNT, 1, "withdrawn"),
    paying.NoticePaymentsDropped(*_ABOUT, 375_000, 375_000),
    paying.NoticeAccount(*_ABOUT, _ACCOUNT, ""),
    paying.PaymentList(
        (
            paying.PaymentLine(
                *_ABOUT, "fee", 1, 375_000, "paid", date(2026, 9, 30), _ACCOUNT, "TRX88123"
            ),
            paying.PaymentLine(*_ABOUT, "fee", 2, 375_000, "due", None, "", ""),
        ),
        1,
        375_000,
    ),
    paying.NoticeClearance(*_ABOUT, "Budi", _NEW, _TERMS, 600_000),
    paying.NoticeCleared(*_ABOUT, "denied", "Ayu", _NEW),
    paying.OfferCourse(
        12,
        "Rani Kusuma",
        (
            paying.CourseLine(1, "brand", date(2026, 9, 1), "superseded", _TERMS, None),
            paying.CourseLine(2, "partner", date(2026, 9, 2), "open", _NEW, _TERMS),
        ),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
