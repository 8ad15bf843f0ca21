"""Samples of what staff hear of what somebody asks about their data; all invented."""

from deals.says import Words
from deals.says.personal import to_staff

_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeData(7, "Rani Kusuma", "correct", "self", "alamat saya pindah ke Cimahi", 3),
    to_staff.NoticeDataLate(2, 20),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
