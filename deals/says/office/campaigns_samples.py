"""Samples of what staff read of campaigns; all invented."""

from datetime import date

from deals.deadlines.extensions import Extending
from deals.says import Words
from deals.says.invented import POST_BY, REEL
from deals.says.office import campaigns
from deals.terms import Content, PostBy, Terms

_TERMS = Terms(
    contents=(REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=POST_BY),
    barter="1 paket Herbana Temulawak",
    barter_value_idr=350_000,
    fee_idr=500_000,
    tags=("@herbana.id",),
)
_LINE = campaigns.CampaignLine(
    3, "Herbana September", "Herbana", "2026-09", True, 18, 20,
    (campaigns.StageCount("listed", 6), campaigns.StageCount("vetted", 12)),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    campaigns.CampaignList((_LINE,), 2),
    campaigns.CampaignCard(
        _LINE,
        "affiliate",
        "TikTok Shop Herbana",
        _TERMS,
        POST_BY,
        "Tema: rutinitas sehat di pagi hari.",
        Extending(7, 2, date(2026, 10, 5)),
    ),
    campaigns.CampaignClosed("Herbana September", 12),
    campaigns.CampaignReopened("Herbana September", 12),
    campaigns.CampaignCheck(
        "Herbana",
        "Herbana September",
        "affiliate",
        "TikTok Shop Herbana",
        "2026-09",
        20,
        _TERMS,
        POST_BY,
        "Tema: rutinitas sehat di pagi hari.",
        ("Diolah dengan suhu rendah",),
        ("Tunjukkan kemasan",),
        ("Jangan menyebut penyakit",),
        True,
        ("micro reel: Rp500.000", "putaran: 3"),
        "on",
        (campaigns.FactTold("shipping", "Ongkos kirim kami yang tanggung."),),
        Extending(4, 1),
    ),
    campaigns.CampaignFaults((campaigns.Fault("terms.contents.1.kind", "not_one_of"),)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
