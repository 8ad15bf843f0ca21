"""Samples of what partners hear about a cash bonus; all invented."""

from deals.says import Words
from deals.says.selling import to_partner
from deals.terms import Target

_BRAND = ("Herbana", "Affiliate September")
_SAMPLES: tuple[Words, ...] = (
    to_partner.BonusReached(*_BRAND, 500_000, Target(50)),
    to_partner.BonusRefused(*_BRAND, 500_000, "Penjualan dari akun sendiri tidak dihitung."),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
