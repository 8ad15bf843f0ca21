"""Samples of what staff hear of who speaks for a partner; all invented."""

from deals.says import Words
from deals.says.managers import to_staff

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_LINK = "https://t.me/sapa_bot?start=AbCdEfGh"
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeManager(*_ABOUT, "Mbak Sari", "+628120000123", "lewat mba Sari aja kak"),
    to_staff.ManagerLink(*_ABOUT, "Maya", ("Selamat siang, Kak Maya.", "", _LINK), 14, "Dewi"),
    to_staff.NoticeManagerHere(*_ABOUT, "Maya", "Maya Management"),
    to_staff.NoticeOwnAgain(*_ABOUT, "Maya", True),
    to_staff.NoticeSecondManager("Rani Kusuma", "Dewi", "Dewi Mgmt", "Maya"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
