"""Samples of what partners hear in a talk; all invented."""

from datetime import date

from deals.says import Words
from deals.says.talking import to_partner
from deals.terms import Content, PostBy, Promotion, Target, Terms

_POST_BY = date(2026, 9, 24)
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
_LINES = (
    to_partner.StatusLine(
        "Herbana", "Herbana September", "delivering", _BARTER, _POST_BY,
        (Content("reel", "instagram"),), (Content("story", "instagram"),),
        (Content("reel", "instagram"),),
    ),
    to_partner.StatusLine(
        "Herbamojo", "Affiliate September", "talking", _AFFILIATE, None, (), (), ()
    ),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    to_partner.PassedOn("Herbana"),
    to_partner.PassedToTeam(),
    to_partner.LanguageKept(),
    to_partner.StillWithUs("Herbana"),
    to_partner.AskMeaning(),
    to_partner.WhereThingsStand("Rani Kusuma", "Herbana", "due", (_REELS,), _POST_BY),
    to_partner.ProblemHeard("Herbana"),
    to_partner.TooMuch(),
    to_partner.ThankYou(),
    to_partner.WelcomeBack("Rani Kusuma"),
    to_partner.Hello("Rani Kusuma"),
    to_partner.Stranger(),
    to_partner.LinkNotValid(),
    to_partner.OldButton(),
    to_partner.NotRead(),
    to_partner.WhichDeal(),
    to_partner.Corrected("Herbana", "Herbana September", "paid"),
    to_partner.Status("Rani Kusuma", _LINES),
    to_partner.PartnerHelp(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
