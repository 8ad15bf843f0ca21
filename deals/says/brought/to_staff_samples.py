"""Samples of what staff read of what the posts brought; all invented."""

from deals.brought.figures import Figures
from deals.says import Words
from deals.says.brought import to_staff
from deals.says.invented import ABOUT

_SOME = Figures(views=12_400, likes=800, comments=45)
_LINES = (
    to_staff.FiguresLine(1, _SOME),
    to_staff.FiguresLine(2, Figures(views=9_100, likes=410)),
)
_TOLD = to_staff.FiguresTold(_LINES, doubted=True, by_staff=True, asking="told")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeFigures(*ABOUT),
    to_staff.NoticeAskFigures(*ABOUT),
    to_staff.FiguresTyped(*ABOUT, _LINES, ("huge",)),
    to_staff.FiguresShown(*ABOUT, _TOLD),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
