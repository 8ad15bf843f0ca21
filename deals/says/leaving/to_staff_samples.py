"""Samples of what staff hear of those who are out; all invented."""

from deals.says import Words
from deals.says.leaving import to_staff

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_INSTEAD = to_staff.Instead(17, "Sari Dewi", "micro")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeDeclined(*_ABOUT, _INSTEAD, "maaf kak, belum dulu ya"),
    to_staff.NoticeStopped(*_ABOUT, _INSTEAD, agreed=True),
    to_staff.NoticeUnreachable(*_ABOUT, _INSTEAD, 7),
    to_staff.ReplacementFound(*_ABOUT, _INSTEAD),
    to_staff.ReplacementNeeded("Herbana September", 17, 20, 3),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
