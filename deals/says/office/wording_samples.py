"""Samples of what staff read when they change how something is said; all invented."""

from deals.says import Words
from deals.says.office import wording

_HERBANA = "Herbana"
_SAMPLES: tuple[Words, ...] = (
    wording.WordingBrands(),
    wording.WordingList(_HERBANA, "id", 1, 4, 2),
    wording.WordingCard("offer", _HERBANA, "id", True, ("partner", "terms.fee_idr")),
    wording.WordingSource(("Halo, Kak!", "", "Salam kenal ya.")),
    wording.WordingPreview(("Halo, Kak Rani!", "", "Salam kenal ya."), saved=False),
    wording.AskWording("offer", _HERBANA, "id"),
    wording.WordingProblems(
        (wording.ProblemLine("unknown_variable", 2, "parnter"), wording.ProblemLine("empty", 0, ""))
    ),
    wording.WordingLeavesOut(("Rp1.230.000", "7,5%")),
    wording.WordingSaved("offer", _HERBANA),
    wording.WordingForgotten("offer", _HERBANA),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
