"""One realistic sample of the morning's words; everybody is invented."""

from datetime import date

from deals.says import Words
from deals.says.desk import morning

_LATE = morning.DeadlineLine(12, "Rani Kusuma", "Herbana September", 2, date(2026, 9, 26))
_SAMPLES: tuple[Words, ...] = (
    morning.Morning(4, 2),
    morning.Digest(
        date(2026, 9, 24),
        (morning.DeadlineLine(7, "Sari Dewi", "Herbana September", 0, None),),
        3,
        (_LATE,),
        1,
        (morning.PaceLine("Herbana", 12, 20, 8, 5),),
        (morning.DebtLine("answer", "Tono", 2, 9),),
        6,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
