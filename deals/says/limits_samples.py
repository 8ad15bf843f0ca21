"""One sample of every message about limits; everybody in it is invented."""

from deals.says import Words, limits

_LINES = ("micro reel: Rp500.000", "putaran: 3")
_ALL: tuple[Words, ...] = (
    limits.LimitsCard(3, "Herbana September", "propose", _LINES, "Bagas", "Dewi Lestari"),
    limits.AskLimits("Herbana September", _LINES),
    limits.LimitsCheck("Herbana September", _LINES),
    limits.LimitsUnfit("Herbana September", ("below_offer",)),
    limits.NoticeLimits(3, "Herbana September", "Bagas", "on", _LINES),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
