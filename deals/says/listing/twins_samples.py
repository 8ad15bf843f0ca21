"""Samples of what staff read of two who may be one person; all invented."""

from deals.says import Words
from deals.says.listing.known import PastLine
from deals.says.listing.twins import Merged, MergeSure, TwinPair, TwinSide

_PAST = PastLine(7, "Herbana Agustus", "done", 2)
_SIDE = TwinSide(
    "Rani Kusuma", "instagram @rani.kusuma", "https://www.instagram.com/rani.kusuma", "micro",
    "85.3K", "+628120000123", True, False, (_PAST,),
)  # fmt: skip
_OTHER = TwinSide("Rani K", "tiktok @rani.kusuma", "", "", "", "", False, True, ())
_SAMPLES: tuple[Words, ...] = (
    TwinPair(_SIDE, _OTHER, "handle", 4),
    MergeSure(_SIDE, _OTHER, 2, (_PAST,)),
    Merged("Rani Kusuma", "tiktok @rani.kusuma", 2, 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
