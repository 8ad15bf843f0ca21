"""Samples of what partners hear of the content; all invented."""

from deals.says import Words
from deals.says.content import to_partner
from deals.says.invented import POST_BY, REELS

_BRIEF = (
    "Tema: rutinitas sehat di pagi hari.\n"
    "1. Tunjukkan kemasan di 3 detik pertama.\n"
    "2. Ceritakan pengalaman sendiri, jangan menjanjikan kesembuhan.\n"
    "3. Ajak penonton ke link di bio."
)
_SAMPLES: tuple[Words, ...] = (
    to_partner.Brief(
        "Herbana",
        "Herbana September",
        _BRIEF,
        ("@herbana.id", "#SehatAlami"),
        ("Temulawak diolah dengan suhu rendah",),
        ("Tunjukkan kemasan di awal",),
        ("Jangan menyebut penyakit",),
        approval=True,
    ),
    to_partner.BriefRead(),
    to_partner.AskIdea(),
    to_partner.AskDraft(),
    to_partner.SketchTaken("draft", "Herbana", 2),
    to_partner.SketchApproved("draft", "Herbana", (REELS,), POST_BY),
    to_partner.SketchBack("draft", "Herbana", "kemasannya tolong di 3 detik pertama", POST_BY),
    to_partner.DraftAtClient("Herbana"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
