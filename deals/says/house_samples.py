"""One sample of every word about the house itself."""

from datetime import datetime, timedelta, timezone

from deals.says import Words, house

_WIB = timezone(timedelta(hours=7), "WIB")
_THEN = datetime(2026, 9, 5, 14, 30, tzinfo=_WIB)
_ALL: tuple[Words, ...] = (
    house.NoticeGap(_THEN, _THEN + timedelta(hours=7)),
    house.NoticeRestored(_THEN, _THEN + timedelta(days=1), 3, 1, 12, _THEN + timedelta(days=2)),
    house.NoticeClock(_THEN, _THEN + timedelta(days=1)),
    house.NoticeDisk(480),
    house.NoticeWal(300),
    house.NoticeBackup("room", _THEN),
    house.NoticeToken(_THEN),
    house.NoticeOutbox(_THEN),
    house.NoticeGuesses(120),
    house.NoticeOver("disk"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
