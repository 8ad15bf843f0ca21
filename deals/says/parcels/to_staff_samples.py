"""Samples of what staff hear and read of packs; all invented."""

from datetime import date

from deals.says import Words
from deals.says.invented import ABOUT, POST_BY
from deals.says.listing.importing import RowTold
from deals.says.parcels import to_staff

_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeAddress(*ABOUT),
    to_staff.NoticeArrived(*ABOUT, POST_BY, date(2026, 9, 17)),
    to_staff.NoticeNotHere(*ABOUT, "JNE", "JP0000112233", 7, 2),
    to_staff.NoticeBroken(*ABOUT, "botolnya pecah kak", "JNE", "JP0000112233"),
    to_staff.NoticeSample(*ABOUT),
    to_staff.NoticePackPhoto(*ABOUT),
    to_staff.PackingShown(
        14, 3, (to_staff.Incomplete(15, "Dewi Anggraini", ("phone", "postcode")),), 2
    ),
    to_staff.AskedForAddress(3, 1),
    to_staff.Shipped(12, 1, 2, (RowTold(7, "Sari", ("sudah dikirim",)),), 3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
