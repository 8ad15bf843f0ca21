"""What partners hear of boost codes: asked for, taken, and not to be read."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.deadlines.to_partner import Due


@dataclass(frozen=True)
class AskBoost(Words):
    """The codes of their videos, with how to make one."""

    partner: str
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class CodeTaken:
    """`number`: of the video, as we count them to its partner."""

    number: int
    days: int
    until: date


@dataclass(frozen=True)
class BoostTaken(Words):
    """Codes that we have, and of how many videos one is missing. `sure`: they said themselves for
    how long each counts."""

    codes: tuple[CodeTaken, ...]
    missing: int
    sure: bool


@dataclass(frozen=True)
class CodeWrong:
    """Why one does not count: no_code, used (by anyone), or which (video)?"""

    reason: str
    shown: str = ""


@dataclass(frozen=True)
class BoostWrong(Words):
    """What looked like a code and is none, with what to do instead."""

    wrong: tuple[CodeWrong, ...]


@dataclass(frozen=True)
class BoostHow(Words):
    """How a code is made, once more, for who did not find it."""


@dataclass(frozen=True)
class BoostRefused(Words):
    """They give no code: that is fine."""
