"""Samples of what staff read of packs; everybody in them is invented."""

from deals.says import Words, parcel_desk
from deals.says.desk import RowTold

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_SAMPLES: tuple[Words, ...] = (
    parcel_desk.NoticeNotHere(*_ABOUT, "JNE", "JP0000112233", 7, 2),
    parcel_desk.NoticeBroken(*_ABOUT, "botolnya pecah kak", "JNE", "JP0000112233"),
    parcel_desk.NoticeSample(*_ABOUT),
    parcel_desk.NoticePackPhoto(*_ABOUT),
    parcel_desk.PackingShown(
        14, 3, (parcel_desk.Incomplete(15, "Dewi Anggraini", ("phone", "postcode")),), 2
    ),
    parcel_desk.AskedForAddress(3, 1),
    parcel_desk.Shipped(12, 1, 2, (RowTold(7, "Sari", ("sudah dikirim",)),), 3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
