"""One realistic sample of what the team reads of a month per shop; everybody is invented."""

from deals.reporting.shops import Reach, ShopMonth, ShopRow
from deals.says import Words
from deals.says.reporting import shops

_TIKTOK = ShopMonth(4, "TikTok Shop Herbana", Reach(46, 18, 10, 6, 3), (("Ayu", 40), ("Dewi", 6)))
_SHOPEE = ShopMonth(3, "Shopee Herbana", Reach(), ())
_SAMPLES: tuple[Words, ...] = (
    shops.ShopsShown("2026-08", (_SHOPEE, _TIKTOK), _TIKTOK.reach),
    shops.ShopShown(
        "2026-08",
        _TIKTOK,
        (
            ShopRow("rani.kusuma", "https://www.tiktok.com/@rani.kusuma", "delivering"),
            ShopRow("dapursari", "", "reached"),
        ),
        9,
        2,
        6,
    ),
    shops.ShopsDrawn("2026-08", _TIKTOK.reach),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
