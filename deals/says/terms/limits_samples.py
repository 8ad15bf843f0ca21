"""Samples of what staff read about how far we may go in a campaign; all invented."""

from deals.says import Words
from deals.says.terms import limits

_LINES = ("micro reel: Rp500.000", "putaran: 3")
_SAMPLES: tuple[Words, ...] = (
    limits.LimitsCard(3, "Herbana September", "propose", _LINES, "Bagas", "Dewi Lestari"),
    limits.AskLimits("Herbana September", _LINES),
    limits.LimitsCheck("Herbana September", _LINES),
    limits.LimitsUnfit("Herbana September", ("below_offer",)),
    limits.NoticeLimits(3, "Herbana September", "Bagas", "on", _LINES),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
