"""One realistic sample of everything that staff read about deals; everybody is invented."""

from datetime import date

from deals.deadlines.extensions import Extending
from deals.says import Words, desk
from deals.says.bonus_samples import METER
from deals.says.more_time import ExtensionLine, MoreTimeTold
from deals.terms import Content, PostBy, Terms

_POST_BY = date(2026, 9, 24)
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_REEL = Content("reel", "instagram")
_TERMS = Terms(
    contents=(_REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Temulawak",
    barter_value_idr=350_000,
    fee_idr=500_000,
    tags=("@herbana.id",),
)
_LINE = desk.CampaignLine(
    3, "Herbana September", "Herbana", "2026-09", True, 18, 20,
    (desk.StageCount("listed", 6), desk.StageCount("vetted", 12)),
)  # fmt: skip
_FIRST = ("Halo Kak Rani Kusuma, salam kenal", "", "Kami dari tim Herbana.")
_DUE = desk.DueLine(1, "proof", "Rani Kusuma", "Herbana September", 12, 2, 3)
_QUESTION = desk.DueLine(
    2, "answer", "Rani Kusuma", "Herbana September", 12, 0, 3, "boleh sambil endorse brand lain?"
)
_COUNTER = desk.DueLine(
    3, "counter", "Rani Kusuma", "Herbana September", 12, 0, 3, "", _TERMS
)  # fmt: skip
_HISTORY = (
    desk.HistoryLine(date(2026, 9, 2), "vetted", "Ayu", ""),
    desk.HistoryLine(date(2026, 9, 3), "agreed", "Ayu", "oke kak, deal ya (DM Instagram)"),
)
_SAMPLES: tuple[Words, ...] = (
    desk.DeskLine("ask_counter", "Rani Kusuma"),
    desk.Acted(*_ABOUT, "proof_accepted", True),
    desk.JudgedBefore("Ayu", "accepted"),
    desk.StaffWords(("Aman untuk ibu menyusui, Kak.", "", "Silakan dicoba ya.")),
    desk.ReplyCheck(*_ABOUT, ("Terima kasih ya, Kak.",)),
    desk.Imported(
        "Herbana September", 18, 17, 1, 2, 1,
        (desk.RowTold(7, "Budi Santoso", ("jumlah pengikut tidak terbaca",)),), 3,
    ),
    desk.CampaignList((_LINE,), 2),
    desk.CampaignCard(
        _LINE, "affiliate", "TikTok Shop Herbana", _TERMS, _POST_BY,
        "Tema: rutinitas sehat di pagi hari.",
        Extending(7, 2, date(2026, 10, 5)),
    ),
    desk.CampaignClosed("Herbana September", 12),
    desk.CampaignReopened("Herbana September", 12),
    desk.MeaningAsked(12, "Rani Kusuma", "hmm gimana ya"),
    desk.CampaignCheck(
        "Herbana", "Herbana September", "affiliate", "TikTok Shop Herbana", "2026-09", 20,
        _TERMS, _POST_BY,
        "Tema: rutinitas sehat di pagi hari.", ("Diolah dengan suhu rendah",),
        ("Tunjukkan kemasan",), ("Jangan menyebut penyakit",), True,
        ("micro reel: Rp500.000", "putaran: 3"), "on",
        (desk.FactTold("shipping", "Ongkos kirim kami yang tanggung."),), Extending(4, 1),
    ),
    desk.CampaignFaults((desk.Fault("terms.contents.1.kind", "not_one_of"),)),
    desk.ApproachCheck("Herbana September", 4, 11, "Rani Kusuma", _FIRST),
    desk.ApproachCheck("Herbana September", 4, 496, "Rani Kusuma", _FIRST, 120),
    desk.Approached(4, 11, 1),
    desk.HandCard(*_ABOUT, 3, 5, _FIRST),
    desk.NewStartLink(*_ABOUT, "Sari", "https://t.me/sapa_bot?start=AbCdEfGh", 14, True),
    desk.DealList(
        (desk.ListLine(12, "Rani Kusuma", "rani.kusuma", "micro", "85.3K", "listed",
                       "Herbana September", "yes"),),
        ("micro", "masuk daftar"), 1, 3, 20,
    ),
    desk.DueList(
        (desk.QueueLine("vet", "Herbana September", 18, 2),), 1,
        (_DUE, _QUESTION, _COUNTER), 1, 2, 9, False,
    ),
    desk.StillAsked(*_ABOUT, ("boleh sambil endorse brand lain?", "ada parkir?")),
    desk.DealCard(
        *_ABOUT, "https://www.instagram.com/rani.kusuma", "micro", "85.3K", "delivering", _TERMS, 2,
        750_000, False, _POST_BY, date(2026, 9, 20),
        desk.MakingLine("read", date(2026, 9, 3), "approved", "Rutinitas pagi bersama ibu", True,
                        "back", 2, 1),
        (desk.Piece(1, _REEL, "submitted", ""),
         desk.Piece(2, _REEL, "sent_back", "akun belum ditandai")),
        "sent", "JNE", "JP0000112233", date(2026, 9, 3),
        "remind", date(2026, 9, 21), (_DUE,), "Ayu", "Dewi", True,
        "+628120000123", "Jl. Melati No. 12, Bandung", ("recipient",), True,
        ("Rani: siap kak",), _HISTORY,
        MoreTimeTold("ill", "demam kak", (ExtensionLine(4, _POST_BY, "granted", "busy", ""),)),
        meter=METER,
    ),
    desk.DealHistory(12, "Rani Kusuma", _HISTORY),
    desk.CounterCheck(*_ABOUT, 750_000, _TERMS, _POST_BY, Terms(fee_idr=400_000), True),
)  # fmt: skip
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
