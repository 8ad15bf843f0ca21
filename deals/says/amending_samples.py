"""One realistic sample of what is said about terms that change; everybody is invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words, amending
from deals.terms import Content, PostBy, Target, Terms

_BEFORE = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
_AFTER = replace(_BEFORE, bonus_idr=750_000, bonus_target=Target(units=60))
_ABOUT = (12, "Rani Kusuma", "Affiliate September")
_BRAND = ("Herbana", "Affiliate September")
_SAMPLES: tuple[Words, ...] = (
    amending.TermsChange("Rani", *_BRAND, "TikTok Shop Herbana", _AFTER, _BEFORE),
    amending.TermsAmended(*_BRAND, _AFTER),
    amending.OldTermsStay(*_BRAND),
    amending.NoticeAmended(*_ABOUT, _AFTER, _BEFORE),
    amending.NoticeNotAmended(*_ABOUT, _AFTER, _BEFORE),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
