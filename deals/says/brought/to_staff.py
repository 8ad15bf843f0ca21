"""What staff read of what the posts brought."""

from deals.brought.figures import Figures
from deals.lean import dataclass
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeFigures(Notice):
    """A picture of figures came, which a person has to read."""


@dataclass(frozen=True)
class NoticeAskFigures(Notice):
    """It is time to ask for figures, and the bot cannot write to them."""


@dataclass(frozen=True)
class FiguresLine:
    """What one post brought; `number` 0: all of them together."""

    number: int
    figures: Figures


@dataclass(frozen=True)
class FiguresTold:
    """On a deal's card. `lines`: of each post, the sum where there are several; `doubted`: some of
    it is hard to believe; `by_staff`: a person of ours typed some of it."""

    lines: tuple[FiguresLine, ...] = ()
    doubted: bool = False
    by_staff: bool = False
    asking: str = ""


NOTHING_TOLD = FiguresTold()


@dataclass(frozen=True)
class FiguresTyped(Notice):
    """What a person of ours typed is kept. `why`: what makes it hard to believe, if anything."""

    lines: tuple[FiguresLine, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class FiguresShown(Notice):
    """/brought 12: what is known, and how more is typed."""

    brought: FiguresTold
