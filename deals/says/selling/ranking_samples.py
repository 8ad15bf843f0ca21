"""One realistic sample of what staff read of who sold most; everybody is invented."""

from deals.says import Words
from deals.says.selling import ranking
from deals.selling.sold import Sold

_SOLD = Sold(41, 3_075_000, 38, 4, 300_000)
_LINES = (
    ranking.RankLine(
        *(1, "Rani Kusuma", ("rani.k", "rani.sehat"), _SOLD, True, False, 12, "approached"),
        ("Keandalan 82/100 dari 3 kerja sama: setor 8 dari 9",),
    ),
    ranking.RankLine(2, "Sari Dewi", ("sari.k",), Sold(12, 900_000), False, True, None, "", ()),
)
_SHOP = ("TikTok Shop Herbana", "2026-10", "2026-07", "2026-09")
_SAMPLES: tuple[Words, ...] = (
    ranking.Rank(*_SHOP, "gmv", _LINES, 1, 3, 20, 6),
    ranking.Unlisted(
        *(_SHOP[0], *_SHOP[2:]), (ranking.UnlistedLine(1, "dewi.h", _SOLD),), 1, 1, 1, "budi.h"
    ),
    ranking.RankInto(*_SHOP[:2]),
    ranking.RankCheck("Herbana Oktober", ("Rani Kusuma", "Sari Dewi"), ("Budi",)),
    ranking.RankListed("Herbana Oktober", 2, 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
