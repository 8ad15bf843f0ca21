"""Samples of what leads read about a cash bonus; all invented."""

from datetime import date

from deals.says import Words
from deals.says.selling import bonus
from deals.selling.bonus import Claim
from deals.selling.meter import Meter, Part
from deals.selling.sold import Sold
from deals.terms import Target

_ABOUT = (12, "Rani Kusuma", "Affiliate September")
_PARTS = (Part("video", 3, 3), Part("live", 1, 1))
METER = Meter(_PARTS, Sold(52, 5_200_000, 40), Target(50), 500_000, "waiting", date(2026, 9, 28))
_LESS = Meter(_PARTS, Sold(41, 4_100_000, 33), Target(50), 500_000, "approved", date(2026, 9, 30))
_OTHER = Claim(9, 400_000, "approved", 52, 5_200_000, apart=False)
_SAMPLES: tuple[Words, ...] = (
    bonus.NoticeBonus(
        *_ABOUT, "TikTok Shop Herbana", 500_000, METER, "rating toko 5", 1, (_OTHER,)
    ),
    bonus.NoticeBonusDoubted(*_ABOUT, 500_000, _LESS, True),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
