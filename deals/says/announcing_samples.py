"""One realistic sample of what is said to many; everybody in it is invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from deals.says import Words, announcing, announcing_desk

_TEXT = "Mulai Oktober komisi Herbana naik jadi 12% untuk semua produk."
_LINES = (_TEXT, "Kalau mau ikut, balas OKE ya.")
_GROUP = ("affiliate", "Herbana September", "nano")
_COUNTS = (
    announcing_desk.OutcomeCount("sent", 40),
    announcing_desk.OutcomeCount("blocked", 1),
    announcing_desk.OutcomeCount("stopped", 2),
)
_BEGINS = datetime(2026, 9, 28, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
_ON = date(2026, 9, 24)
_SAMPLES: tuple[Words, ...] = (
    announcing.Announced("Rani Kusuma", "Herbana", _LINES),
    announcing_desk.AnnouncementGroup(_GROUP, 46, 3),
    announcing_desk.AskAnnouncement(_GROUP, 43),
    announcing_desk.AnnouncementCheck(
        _GROUP, 43, 3, (announcing_desk.AnnouncementRead("Rani Kusuma", _LINES),), 2, _BEGINS
    ),
    announcing_desk.AnnouncementList(
        (announcing_desk.AnnouncementLine(3, _ON, _TEXT, "sending", _COUNTS),)
    ),
    announcing_desk.AnnouncementCard(
        3,
        _ON,
        "Ayu",
        _GROUP,
        _TEXT,
        "cancelled",
        _COUNTS,
        (announcing_desk.MissedLine("Budi Santoso", "blocked"),),
        2,
    ),
    announcing_desk.AnnouncementCancelled(3, 12),
    announcing_desk.AskCommission(_GROUP, 43),
    announcing_desk.CommissionCheck(_GROUP, 12.5, 40, 3, "Rani Kusuma", _LINES),
    announcing_desk.CommissionPut(
        12.5, 39, (announcing_desk.NotPut("Budi Santoso", 12, "partner minta tidak dihubungi"),)
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
