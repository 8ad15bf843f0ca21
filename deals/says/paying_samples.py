"""One realistic sample of what is said about payments and offers; everybody is invented."""

from datetime import date

from deals.says import Words, paying

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_BRAND = ("Herbana", "Herbana September")
_ACCOUNT = "BCA ••••7890 a.n. Rani Kusuma"
_SAMPLES: tuple[Words, ...] = (
    paying.PaymentDue(*_BRAND, 375_000, ""),
    paying.AccountCheck("BCA", "••••7890", "", ("holder",)),
    paying.AccountKept(_ACCOUNT),
    paying.AskAccount(),
    paying.PaymentSent(*_BRAND, 375_000, date(2026, 9, 30), _ACCOUNT, "TRX88123"),
    paying.PaymentDropped(*_BRAND, 375_000),
    paying.SlipComes(),
    paying.PaymentSlip("Herbana", 375_000),
    paying.NoticeSlip(*_ABOUT, 375_000),
    paying.NoticePayment(*_ABOUT, 375_000, _ACCOUNT, 1, "withdrawn"),
    paying.NoticePaymentsDropped(*_ABOUT, 375_000, 375_000),
    paying.NoticeAccount(*_ABOUT, _ACCOUNT, ""),
    paying.NoticeAccountDoubted(*_ABOUT, _ACCOUNT),
    paying.NoticeTwoAccounts(*_ABOUT, _ACCOUNT, "Mandiri ••••1112 a.n. Rani K."),
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
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
