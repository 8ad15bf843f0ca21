"""One realistic sample of every message about managers; everybody is invented."""

from datetime import date

from deals.says import Words, network
from deals.terms import Content, PostBy, Terms

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_TERMS = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),
    barter="1 paket Herbana Temulawak",
    fee_idr=1_500_000,
    tags=("@herbana.id",),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
_LINK = "https://t.me/sapa_bot?start=AbCdEfGh"
_SAMPLES: tuple[Words, ...] = (
    network.ManagerInvite("Maya", "Rani Kusuma", "Herbana", "Herbana September", _LINK),
    network.ManagerLink(*_ABOUT, "Maya", ("Selamat siang, Kak Maya.", "", _LINK), 14, "Dewi"),
    network.ManagerWelcome(
        "Maya", "Rani Kusuma", "Herbana", "Herbana September", _TERMS, date(2026, 9, 24),
        "theirs", False, (),
    ),
    network.ManagerSpeaks("Rani Kusuma", "Maya", "Herbana September"),
    network.ManagerWaits("Rani Kusuma"),
    network.ManagerNotNow("Rani Kusuma"),
    network.ManagersOwnLink("Rani Kusuma"),
    network.LinkWasNotYours(),
    network.ProductKnowledge(
        "Herbana", "Herbana September",
        (network.KnownItem("about", "", "Herbana berdiri sejak 1998."),
         network.KnownItem("product", "Herbana Temulawak", "Ekstrak temulawak, 60 kapsul."),
         network.KnownItem("fact", "halal_bpom", "Bersertifikat halal.")), 1, 2,
    ),
    network.OwnAgain("Rani Kusuma"),
    network.NoticeManagerHere(*_ABOUT, "Maya", "Maya Management"),
    network.NoticeOwnAgain(*_ABOUT, "Maya", True),
    network.NoticeSecondManager("Rani Kusuma", "Dewi", "Dewi Mgmt", "Maya"),
)  # fmt: skip
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
