"""What partners and staff read of what the posts brought."""

from dataclasses import dataclass

from deals.brought.figures import Figures
from deals.says import Words
from deals.says.notices import Notice
from deals.says.partner import Due


@dataclass(frozen=True)
class AskFigures(Words):
    """What did the posts bring? The day's one message, where nothing else is due."""

    partner: str
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class FiguresHeard(Words):
    """Figures as we understood them, all posts together."""

    brand: str
    figures: Figures


@dataclass(frozen=True)
class FiguresKept(FiguresHeard):
    """Thanks: they are noted, and a correction is welcome."""


@dataclass(frozen=True)
class FiguresDoubted(FiguresHeard):
    """Noted, but hard to believe: are they right? `why`: more_than_views, negative or huge."""

    why: tuple[str, ...]


@dataclass(frozen=True)
class FiguresPictured(Words):
    """Thanks for the picture: a person reads it."""

    brand: str


@dataclass(frozen=True)
class FiguresNone(Words):
    """They have none: that is all right."""

    brand: str


@dataclass(frozen=True)
class WhichFigures(Words):
    """Of which of our campaigns are these figures?"""


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
