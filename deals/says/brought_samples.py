"""Samples of what is read of figures; everybody in them is invented."""

from datetime import date

from deals.brought.figures import Figures
from deals.says import Words, brought
from deals.says.partner import Due
from deals.terms import Content

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_DUE = Due(
    "Herbana", "Herbana September", "figures", (Content("reel", "instagram", 2),),
    date(2026, 9, 24), 0,
)  # fmt: skip
_SOME = Figures(views=12_400, likes=800, comments=45)
_LINES = (
    brought.FiguresLine(1, _SOME),
    brought.FiguresLine(2, Figures(views=9_100, likes=410)),
)
_TOLD = brought.FiguresTold(_LINES, doubted=True, by_staff=True, asking="told")
_SAMPLES: tuple[Words, ...] = (
    brought.AskFigures("Rani Kusuma", (_DUE,)),
    brought.FiguresKept("Herbana", _SOME),
    brought.FiguresDoubted("Herbana", Figures(views=800, likes=12_000), ("more_than_views",)),
    brought.FiguresPictured("Herbana"),
    brought.FiguresNone("Herbana"),
    brought.WhichFigures(),
    brought.NoticeFigures(*_ABOUT),
    brought.NoticeAskFigures(*_ABOUT),
    brought.FiguresTyped(*_ABOUT, _LINES, ("huge",)),
    brought.FiguresShown(*_ABOUT, _TOLD),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
