"""Samples of what staff hear of who speaks for a partner; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.managers import to_staff

_LINK = "https://t.me/sapa_bot?start=AbCdEfGh"
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeManager(*ABOUT, "Mbak Sari", "+628120000123", "lewat mba Sari aja kak"),
    to_staff.ManagerLink(*ABOUT, "Maya", ("Selamat siang, Kak Maya.", "", _LINK), 14, "Dewi"),
    to_staff.NoticeManagerHere(*ABOUT, "Maya", "Maya Management"),
    to_staff.NoticeOwnAgain(*ABOUT, "Maya", True),
    to_staff.NoticeSecondManager("Rani Kusuma", "Dewi", "Dewi Mgmt", "Maya"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
