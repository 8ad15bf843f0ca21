"""One sample of every word about the house itself."""

from datetime import datetime, timedelta, timezone

from deals.says import Words
from deals.says.house import guards

_WIB = timezone(timedelta(hours=7), "WIB")
_THEN = datetime(2026, 9, 5, 14, 30, tzinfo=_WIB)
_SAMPLES: tuple[Words, ...] = (
    guards.NoticeGap(_THEN, _THEN + timedelta(hours=7)),
    guards.NoticeRestored(_THEN, _THEN + timedelta(days=1), 3, 1, 12, _THEN + timedelta(days=2)),
    guards.NoticeClock(_THEN, _THEN + timedelta(days=1)),
    guards.NoticeDisk(480),
    guards.NoticeWal(300),
    guards.NoticeBackup("room", _THEN),
    guards.NoticeToken(_THEN),
    guards.NoticeOutbox(_THEN),
    guards.NoticeGuesses(120),
    guards.NoticeOver("disk"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
