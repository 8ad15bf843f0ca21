"""The deal that most samples tell of; all invented."""

from dataclasses import replace
from datetime import date

from deals.terms import Content, PostBy, Promotion, Target, Terms

ABOUT = (12, "Rani Kusuma", "Herbana September")
DEAL = ("Rani Kusuma", "Herbana", "Herbana September")
POST_BY = date(2026, 9, 24)
REEL = Content("reel", "instagram")
REELS = Content("reel", "instagram", 2)
LIVE = Content("live", "tiktok", proof="picture")
VIDEO = Content("video", "tiktok")
BARTER = Terms(
    contents=(REELS, Content("story", "instagram")),
    post_by=PostBy(on=POST_BY),
    barter="1 paket Herbana Kulit Manggis dan Jahe Merah",
    barter_value_idr=350_000,
    fee_idr=1_500_000,
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
AFFILIATE = Terms(
    contents=(Content("video", "tiktok", 3), LIVE),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbamojo isi 10",
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("flash_sale", "9.9")),
)
BEFORE = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
AFTER = replace(BEFORE, bonus_idr=750_000, bonus_target=Target(units=60))
