"""Samples of what partners hear of what their posts brought; all invented."""

from datetime import date

from deals.brought.figures import Figures
from deals.says import Words
from deals.says.brought import to_partner
from deals.says.deadlines.to_partner import Due
from deals.terms import Content

_DUE = Due(
    "Herbana", "Herbana September", "figures", (Content("reel", "instagram", 2),),
    date(2026, 9, 24), 0,
)  # fmt: skip
_SOME = Figures(views=12_400, likes=800, comments=45)
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskFigures("Rani Kusuma", (_DUE,)),
    to_partner.FiguresKept("Herbana", _SOME),
    to_partner.FiguresDoubted("Herbana", Figures(views=800, likes=12_000), ("more_than_views",)),
    to_partner.FiguresPictured("Herbana"),
    to_partner.FiguresNone("Herbana"),
    to_partner.WhichFigures(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
