"""Samples of what partners hear of terms; all invented."""

from dataclasses import replace
from datetime import date

from deals.says import Words
from deals.says.terms import to_partner
from deals.terms import Content, PostBy, Promotion, Target, Terms

_POST_BY = date(2026, 9, 24)
_DEAL = ("Rani Kusuma", "Herbana", "Herbana September")
_REELS = Content("reel", "instagram", 2)
_LIVE = Content("live", "tiktok", proof="picture")
_BARTER = Terms(
    contents=(_REELS, Content("story", "instagram")),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Kulit Manggis dan Jahe Merah",
    barter_value_idr=350_000,
    fee_idr=1_500_000,
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
_AFFILIATE = Terms(
    contents=(Content("video", "tiktok", 3), _LIVE),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbamojo isi 10",
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("flash_sale", "9.9")),
)
_BEFORE = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
_AFTER = replace(_BEFORE, bonus_idr=750_000, bonus_target=Target(units=60))
_BRAND = ("Herbana", "Affiliate September")
_SAMPLES: tuple[Words, ...] = (
    to_partner.FirstContact(*_DEAL, _BARTER, _POST_BY, "https://t.me/contoh_bot?start=k7Qm2x"),
    to_partner.Offer(*_DEAL, _BARTER, _POST_BY, answer_by=_POST_BY),
    to_partner.TermSheet(*_DEAL, _BARTER, _POST_BY, answer_by=_POST_BY),
    to_partner.NewTerms(*_DEAL, _BARTER, _POST_BY, ("fee_idr", "post_by"), answer_by=_POST_BY),
    to_partner.CounterAnswered(
        *_DEAL, _BARTER, _POST_BY, ("fee_idr",), "middle", "keep_contents", answer_by=_POST_BY
    ),
    to_partner.Agreed(*_DEAL, _AFFILIATE, None, shop="TikTok Shop Herbamojo"),
    to_partner.AskTerms(),
    to_partner.CounterPassedOn("Herbana", _BARTER, _POST_BY, ("fee_idr",)),
    to_partner.TakenLater(date(2026, 9, 7)),
    to_partner.TermsChange("Rani", *_BRAND, "TikTok Shop Herbana", _AFTER, _BEFORE),
    to_partner.TermsAmended(*_BRAND, _AFTER),
    to_partner.OldTermsStay(*_BRAND),
    to_partner.OfferExpired("Herbana", "Herbana September", date(2026, 9, 8)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
