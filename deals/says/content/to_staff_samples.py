"""Samples of what staff read of a campaign's brief; all invented."""

from datetime import date

from deals.claims.claim import Claim
from deals.says import Words
from deals.says.content import to_staff
from deals.says.content.to_staff import BriefCard, ClaimsFound, SketchClaims, SketchLine, SketchList
from deals.says.invented import ABOUT

_CLAIM = Claim("Dijamin sembuh!", "guarantee", "Undang-Undang Nomor 8 Tahun 1999")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeSketch(
        *ABOUT,
        "draft",
        2,
        "Bangun tidur, minum jahe hangat. Dijamin sembuh!",
        1,
        (Claim("Dijamin sembuh!", "guarantee", "Undang-Undang Nomor 8 Tahun 1999"),),
        "Rutinitas pagi bersama ibu",
    ),
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
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
