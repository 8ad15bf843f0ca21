"""One realistic sample of what is said of suspicious things; everybody in it is invented."""

from datetime import date

from deals.says import Words
from deals.says.conduct import suspicious

_ON = date(2026, 9, 24)
_SAMPLES: tuple[Words, ...] = (
    suspicious.FindingList(
        (suspicious.FindingLine(3, "post", "open", ("Rani Kusuma", "Budi Santoso"), _ON, 2),),
        *(1, 1, 1, False),
    ),
    suspicious.FindingCard(
        3,
        "account",
        "confirmed",
        (
            suspicious.Evidence("Rani Kusuma", 12, "", "BCA ••••2011", _ON),
            suspicious.Evidence("Budi Santoso", None, "live.jpg", "", _ON),
        ),
        2,
        _ON,
        "sudah ditelepon, rekening istrinya",
        "Dewi",
        "Ayu",
        _ON,
    ),
    suspicious.AskFinding("Rani Kusuma"),
    suspicious.AskFindingNote(3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
