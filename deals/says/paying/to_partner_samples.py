"""Samples of what partners read about what is paid; all invented."""

from datetime import date

from deals.says import Words
from deals.says.paying import to_partner

_BRAND = ("Herbana", "Herbana September")
_ACCOUNT = "BCA ••••7890 a.n. Rani Kusuma"
_SAMPLES: tuple[Words, ...] = (
    to_partner.PaymentDue(*_BRAND, 375_000, ""),
    to_partner.AccountCheck("BCA", "••••7890", "", ("holder",)),
    to_partner.AccountKept(_ACCOUNT),
    to_partner.AskAccount(),
    to_partner.PaymentSent(*_BRAND, 375_000, date(2026, 9, 30), _ACCOUNT, "TRX88123"),
    to_partner.PaymentDropped(*_BRAND, 375_000),
    to_partner.SlipComes(),
    to_partner.PaymentSlip("Herbana", 375_000),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
