"""What partners read of their problems."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class AskTrouble(Words):
    """What kind of problem is it?"""


@dataclass(frozen=True)
class AskTicketWords(Words):
    """Please tell us in short what is wrong."""


@dataclass(frozen=True)
class FirstHelp(Words):
    """What helps with such a problem: the brand's own words, or ours where it has `told` none."""

    kind: str
    told: str = ""


@dataclass(frozen=True)
class TicketHeard(Words):
    """A person of ours has it, and the last day waits with us; `pauses`: there is one."""

    brand: str
    pauses: bool


@dataclass(frozen=True)
class TicketJoined(Words):
    """These words went to the same people."""

    brand: str


@dataclass(frozen=True)
class TicketThanks(Words):
    """They say that it is solved."""


@dataclass(frozen=True)
class TicketSolved(Words):
    """We hold it to be solved; a word is enough if it is not."""

    brand: str
    kind: str


@dataclass(frozen=True)
class TicketAtPlatform(Words):
    """We wait for the platform, and come back to them."""

    kind: str


@dataclass(frozen=True)
class DayMoved(Words):
    """So many days were ours: the last day to post moved by them."""

    days: int
    day: date
