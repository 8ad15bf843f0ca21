"""Samples of what staff read when they write to a partner themselves; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.talking import writing

_SAMPLES: tuple[Words, ...] = (
    writing.StaffWords(("Aman untuk ibu menyusui, Kak.", "", "Silakan dicoba ya.")),
    writing.ReplyCheck(*ABOUT, ("Terima kasih ya, Kak.",)),
    writing.MeaningAsked(12, "Rani Kusuma", "hmm gimana ya"),
    writing.StillAsked(*ABOUT, ("boleh sambil endorse brand lain?", "ada parkir?")),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
