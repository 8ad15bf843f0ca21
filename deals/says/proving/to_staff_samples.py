"""Samples of what staff read of proofs; all invented."""

from datetime import date

from deals.lives.reading import Told
from deals.says import Words
from deals.says.invented import ABOUT, VIDEO
from deals.says.proving import to_staff
from deals.terms import Content

_LINES = (
    to_staff.ProofLine(VIDEO, "https://www.tiktok.com/@rani/video/7300000000000000001", ""),
    to_staff.ProofLine(VIDEO, "https://sv.shopee.co.id/share-video/EXAMPLE-1=", "no_handle"),
)
_LIVE = Content("live", "tiktok", 1, "picture")
_OTHER = to_staff.Other(7, "Dewi Larasati", "Herbana Agustus", date(2026, 8, 21), "accepted", False)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeProof(
        *ABOUT, VIDEO, "https://www.tiktok.com/@rani/video/7400000000000000001", "no_handle", 2
    ),
    to_staff.NoticeDone(*ABOUT, True),
    to_staff.JudgedBefore("Ayu", "accepted"),
    to_staff.NoticeProofs(12, "Rani Kusuma", "Herbana September", _LINES, ("no_handle",), 1),
    to_staff.NoticeTwin(12, "Rani Kusuma", "Herbana September", _LIVE, _OTHER, 2),
    to_staff.NoticeScreenRead(
        *(12, "Rani Kusuma", "Herbana September"),
        (Told(True, "rani.kusuma", True, "552", "20.14"), Told(True, "dewi.shop", False, "1,2K")),
        ("rani.kusuma",),
        ("dewi.shop",),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
