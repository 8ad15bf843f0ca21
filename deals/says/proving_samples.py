"""Samples of what is read while links are handed in; everybody in them is invented."""

from datetime import date

from deals.progress import Progress
from deals.says import Words, proving
from deals.terms import Content

_VIDEO = Content("video", "tiktok")
_LINES = (
    proving.ProofLine(_VIDEO, "https://www.tiktok.com/@rani/video/7300000000000000001", ""),
    proving.ProofLine(_VIDEO, "https://sv.shopee.co.id/share-video/EXAMPLE-1=", "no_handle"),
)
_DUE = (Content("video", "tiktok", 1), Content("live", "tiktok", 1, "picture"))
_PROGRESS = (Progress("video", "tiktok", 2, 3), Progress("live", "tiktok", 0, 1))
_SAMPLES: tuple[Words, ...] = (
    proving.LinksWanted(_DUE, date(2026, 9, 24)),
    proving.NothingToHandIn(2),
    proving.LinksEnded(_PROGRESS, _DUE, date(2026, 9, 24)),
    proving.NoticeProofs(12, "Rani Kusuma", "Herbana September", _LINES, ("no_handle",), 1),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
