"""Samples of what staff read when partners are approached; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.talking import approaching

_FIRST = ("Halo Kak Rani Kusuma, salam kenal", "", "Kami dari tim Herbana.")
_SAMPLES: tuple[Words, ...] = (
    approaching.ApproachCheck("Herbana September", 4, 11, "Rani Kusuma", _FIRST),
    approaching.ApproachCheck("Herbana September", 4, 496, "Rani Kusuma", _FIRST, 120),
    approaching.Approached(4, 11, 1),
    approaching.HandCard(*ABOUT, 3, 5, _FIRST),
    approaching.NewStartLink(*ABOUT, "Sari", "https://t.me/sapa_bot?start=AbCdEfGh", 14, True),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
