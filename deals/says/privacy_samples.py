"""One sample of every word about personal data; everybody is invented."""

from datetime import date

from deals.says import Words, privacy

_ALL: tuple[Words, ...] = (
    privacy.YourData(
        "Rani Kusuma", False, "@rani.kusuma", "85.300", "+628120000123",
        "Jl. Melati No. 12, Bandung", date(2026, 9, 1), ("Herbana · Herbana September",), 14, 3,
    ),
    privacy.AskCorrection(),
    privacy.ForgetSure(),
    privacy.DataNoted("forget", 3),
    privacy.NoticeData(7, "Rani Kusuma", "correct", "self", "alamat saya pindah ke Cimahi", 3),
    privacy.NoticeDataLate(2, 20),
)  # fmt: skip
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
