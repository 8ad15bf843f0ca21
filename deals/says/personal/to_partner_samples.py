"""Samples of what partners hear about personal data; all invented."""

from datetime import date

from deals.says import Words
from deals.says.personal import to_partner

_SAMPLES: tuple[Words, ...] = (
    to_partner.YourData(
        "Rani Kusuma",
        False,
        "@rani.kusuma",
        "85.300",
        "+628120000123",
        "Jl. Melati No. 12, Bandung",
        date(2026, 9, 1),
        ("Herbana · Herbana September",),
        14,
        3,
    ),
    to_partner.AskCorrection(),
    to_partner.ForgetSure(),
    to_partner.DataNoted("forget", 3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
