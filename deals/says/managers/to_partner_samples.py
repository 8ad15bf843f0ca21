"""Samples of what managers and their partners hear of who speaks for a partner; all invented."""

from datetime import date

from deals.says import Words
from deals.says.managers import to_partner
from deals.terms import Content, PostBy, Terms

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
    to_partner.ManagerInvite("Maya", "Rani Kusuma", "Herbana", "Herbana September", _LINK),
    to_partner.ManagerWelcome(
        "Maya",
        "Rani Kusuma",
        "Herbana",
        "Herbana September",
        _TERMS,
        date(2026, 9, 24),
        "theirs",
        False,
        (),
    ),
    to_partner.ManagerSpeaks("Rani Kusuma", "Maya", "Herbana September"),
    to_partner.ManagerWaits("Rani Kusuma"),
    to_partner.ManagerNotNow("Rani Kusuma"),
    to_partner.ManagersOwnLink("Rani Kusuma"),
    to_partner.LinkWasNotYours(),
    to_partner.OwnAgain("Rani Kusuma"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
