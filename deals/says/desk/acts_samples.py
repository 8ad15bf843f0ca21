"""Samples of what staff read in one line; all invented."""

from deals.says import Words
from deals.says.desk import acts
from deals.says.invented import ABOUT

_SAMPLES: tuple[Words, ...] = (
    acts.DeskLine("ask_counter", "Rani Kusuma"),
    acts.Acted(*ABOUT, "proof_accepted", True),
    acts.Undone(12, "Rani Kusuma", "Herbana September", "proof_accepted", told=True),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
