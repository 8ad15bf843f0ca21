"""One realistic sample of what a partner hears who did not keep an agreement; invented."""

from deals.says import Words
from deals.says.conduct import to_partner
from deals.terms import Content

_MISSING = (Content("reel", "instagram", 2), Content("live", "tiktok", proof="picture"))
_SAMPLES: tuple[Words, ...] = (
    to_partner.NotKept("Rani Kusuma", "Herbana", "Herbana September", _MISSING),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
