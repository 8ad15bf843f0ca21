"""One realistic sample of what staff read about posts that sold; everybody is invented."""

from deals.says import Words
from deals.says.invented import VIDEO
from deals.says.selling import sold_posts
from deals.selling.sold import Sold

_LINK = "https://www.tiktok.com/@rani.k/video/7412345678901234567"
_SOLD = Sold(12, 900_000, 11, 3, 225_000)
_DEAL = (12, "Rani Kusuma", "Herbana September")
_SAMPLES: tuple[Words, ...] = (
    sold_posts.SoldElsewhere(
        *(*_DEAL, VIDEO, _LINK, "sari.k", "TikTok Shop Herbana"),
        *("Sari Dewi", _SOLD, "waiting"),
    ),
    sold_posts.SoldUnclaimed(*_DEAL, (sold_posts.PostSold(1, _LINK, _SOLD),), 3, (VIDEO,)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
