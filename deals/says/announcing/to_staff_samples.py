"""One realistic sample of what is said to many; everybody in it is invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from deals.says import Words
from deals.says.announcing import to_staff

_TEXT = "Mulai Oktober komisi Herbana naik jadi 12% untuk semua produk."
_LINES = (_TEXT, "Kalau mau ikut, balas OKE ya.")
_GROUP = ("affiliate", "Herbana September", "nano")
_COUNTS = (
    to_staff.OutcomeCount("sent", 40),
    to_staff.OutcomeCount("blocked", 1),
    to_staff.OutcomeCount("stopped", 2),
)
_BEGINS = datetime(2026, 9, 28, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
_ON = date(2026, 9, 24)
_SAMPLES: tuple[Words, ...] = (
    to_staff.AnnouncementGroup(_GROUP, 46, 3),
    to_staff.AskAnnouncement(_GROUP, 43),
    to_staff.AnnouncementCheck(
        _GROUP, 43, 3, (to_staff.AnnouncementRead("Rani Kusuma", _LINES),), 2, _BEGINS
    ),
    to_staff.AnnouncementList((to_staff.AnnouncementLine(3, _ON, _TEXT, "sending", _COUNTS),)),
    to_staff.AnnouncementCard(
        3,
        _ON,
        "Ayu",
        _GROUP,
        _TEXT,
        "cancelled",
        _COUNTS,
        (to_staff.MissedLine("Budi Santoso", "blocked"),),
        2,
    ),
    to_staff.AnnouncementCancelled(3, 12),
    to_staff.AskCommission(_GROUP, 43),
    to_staff.CommissionCheck(_GROUP, 12.5, 40, 3, "Rani Kusuma", _LINES),
    to_staff.CommissionPut(
        12.5, 39, (to_staff.NotPut("Budi Santoso", 12, "partner minta tidak dihubungi"),)
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
