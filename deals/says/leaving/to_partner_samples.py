"""Samples of what partners hear when they are out; all invented."""

from deals.says import Words
from deals.says.invented import DEAL
from deals.says.leaving import to_partner

_SAMPLES: tuple[Words, ...] = (
    to_partner.TakenNo("Rani Kusuma", "Herbana"),
    to_partner.Stopped(),
    to_partner.Withdrawn(*DEAL),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
