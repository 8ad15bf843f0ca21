"""What partners hear of what their posts brought."""

from deals.brought.figures import Figures
from deals.lean import dataclass
from deals.says import Words
from deals.says.deadlines.to_partner import Due


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
