"""Samples of what staff read of briefs, ideas and drafts; everybody in them is invented."""

from datetime import date

from deals.claims.claim import Claim
from deals.says import Words
from deals.says.making import BriefCard, ClaimsFound, SketchClaims, SketchLine, SketchList

_CLAIM = Claim("Dijamin sembuh!", "guarantee", "Undang-Undang Nomor 8 Tahun 1999")
_ALL: tuple[Words, ...] = (
    BriefCard(
        "Herbana September",
        "Tema: rutinitas sehat di pagi hari.",
        ("Diolah dengan suhu rendah",),
        ("Tunjukkan kemasan di awal",),
        ("Jangan menyebut penyakit",),
        ("@herbana.id",),
        True,
        ("moodboard.pdf",),
        (_CLAIM,),
    ),
    ClaimsFound((_CLAIM,)),
    SketchClaims(12, "Rani Kusuma", "Herbana September", "draft", (_CLAIM,)),
    SketchList(
        12,
        "Rani Kusuma",
        "Herbana September",
        "draft",
        (SketchLine(1, date(2026, 9, 3), "back", "Bangun tidur, minum jahe", "kemasannya?", 1),),
        (_CLAIM,),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
