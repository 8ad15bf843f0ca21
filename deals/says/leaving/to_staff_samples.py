"""Samples of what staff hear of those who are out; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.leaving import to_staff

_INSTEAD = to_staff.Instead(17, "Sari Dewi", "micro")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeDeclined(*ABOUT, _INSTEAD, "maaf kak, belum dulu ya"),
    to_staff.NoticeStopped(*ABOUT, _INSTEAD, agreed=True),
    to_staff.NoticeUnreachable(*ABOUT, _INSTEAD, 7),
    to_staff.ReplacementFound(*ABOUT, _INSTEAD),
    to_staff.ReplacementNeeded("Herbana September", 17, 20, 3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
