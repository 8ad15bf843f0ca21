"""Samples of what staff read of what waits on us; all invented."""

from deals.says import Words
from deals.says.desk import due
from deals.says.invented import POST_BY, REEL
from deals.terms import Content, PostBy, Terms

_TERMS = Terms(
    contents=(REEL, Content("story", "instagram", 2)),
    post_by=PostBy(on=POST_BY),
    barter="1 paket Herbana Temulawak",
    barter_value_idr=350_000,
    fee_idr=500_000,
    tags=("@herbana.id",),
)
_DUE = due.DueLine(1, "proof", "Rani Kusuma", "Herbana September", 12, 2, 3)
_QUESTION = due.DueLine(
    2, "answer", "Rani Kusuma", "Herbana September", 12, 0, 3, "boleh sambil endorse brand lain?"
)
_COUNTER = due.DueLine(
    3, "counter", "Rani Kusuma", "Herbana September", 12, 0, 3, "", _TERMS
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    due.DueList(
        (due.QueueLine("vet", "Herbana September", 18, 2),),
        1,
        (_DUE, _QUESTION, _COUNTER),
        1,
        2,
        9,
        False,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
