"""Samples of what staff read about what is paid; all invented."""

from datetime import date

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.paying import to_staff

_ACCOUNT = "BCA ••••7890 a.n. Rani Kusuma"
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeSlip(*ABOUT, 375_000),
    to_staff.NoticePayment(*ABOUT, 375_000, _ACCOUNT, 1, "withdrawn"),
    to_staff.NoticePaymentsDropped(*ABOUT, 375_000, 375_000),
    to_staff.NoticeAccount(*ABOUT, _ACCOUNT, ""),
    to_staff.NoticeAccountDoubted(*ABOUT, _ACCOUNT),
    to_staff.NoticeTwoAccounts(*ABOUT, _ACCOUNT, "Mandiri ••••1112 a.n. Rani K."),
    to_staff.PaymentList(
        (
            to_staff.PaymentLine(
                *ABOUT, "fee", 1, 375_000, "paid", date(2026, 9, 30), _ACCOUNT, "TRX88123"
            ),
            to_staff.PaymentLine(*ABOUT, "fee", 2, 375_000, "due", None, "", ""),
        ),
        1,
        375_000,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
