"""Samples of what staff read of one deal; all invented."""

from datetime import date

from deals.says import Words
from deals.says.deadlines.to_staff import ExtensionLine, MoreTimeTold
from deals.says.desk.cards import DealCard, DealHistory, HistoryLine, MakingLine, Piece
from deals.says.desk.due import DueLine
from deals.says.invented import ABOUT, POST_BY, REEL
from deals.says.selling.bonus_samples import METER
from deals.terms import Content, PostBy, Terms

_TERMS = Terms(
    contents=(REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=POST_BY),
    barter="1 paket Herbana Temulawak",
    barter_value_idr=350_000,
    fee_idr=500_000,
    tags=("@herbana.id",),
)
_DUE = DueLine(1, "proof", "Rani Kusuma", "Herbana September", 12, 2, 3)
_HISTORY = (
    HistoryLine(date(2026, 9, 2), "vetted", "Ayu", ""),
    HistoryLine(date(2026, 9, 3), "agreed", "Ayu", "oke kak, deal ya (DM Instagram)"),
)
_SAMPLES: tuple[Words, ...] = (
    DealCard(
        *ABOUT,
        "https://www.instagram.com/rani.kusuma",
        "micro",
        "85.3K",
        "delivering",
        _TERMS,
        2,
        750_000,
        False,
        POST_BY,
        date(2026, 9, 20),
        MakingLine(
            "read", date(2026, 9, 3), "approved", "Rutinitas pagi bersama ibu", True, "back", 2, 1
        ),
        (Piece(1, REEL, "submitted", ""), Piece(2, REEL, "sent_back", "akun belum ditandai")),
        "sent",
        "JNE",
        "JP0000112233",
        date(2026, 9, 3),
        "remind",
        date(2026, 9, 21),
        (_DUE,),
        "Ayu",
        "Dewi",
        True,
        "+628120000123",
        "Jl. Melati No. 12, Bandung",
        ("recipient",),
        True,
        ("Rani: siap kak",),
        _HISTORY,
        MoreTimeTold("ill", "demam kak", (ExtensionLine(4, POST_BY, "granted", "busy", ""),)),
        meter=METER,
    ),
    DealHistory(12, "Rani Kusuma", _HISTORY),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
