"""What partners hear of a live: when it is booked, before it begins, and for its screenshot."""

from datetime import date, datetime

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Content


@dataclass(frozen=True)
class AskLiveDay(Words):
    """On which day is it? `at`: when it is booked so far, by the clock of the campaign."""

    brand: str
    live: Content
    at: datetime | None


@dataclass(frozen=True)
class AskLiveHour(Words):
    """And at what time?"""

    live: Content
    day: date


@dataclass(frozen=True)
class AskWhichLive(Words):
    """Which of several lives do they mean?"""


@dataclass(frozen=True)
class LiveCheck(Words):
    """A time as we understood it, or those that it may be: is it right?"""

    brand: str
    live: Content
    at: tuple[datetime, ...]


@dataclass(frozen=True)
class LiveBooked(Words):
    """It stands; `moved`: another time did before."""

    brand: str
    live: Content
    at: datetime
    moved: bool


@dataclass(frozen=True)
class LiveCancelled(Words):
    """It was called off, and is still due."""

    brand: str
    live: Content
    at: datetime


@dataclass(frozen=True)
class LiveNotPossible(Words):
    """Why it cannot be on then. `post_by`: the last day."""

    reason: str
    post_by: date | None


@dataclass(frozen=True)
class LiveTomorrow(Words):
    """A day before; `today`: it was booked or is told later than that."""

    partner: str
    brand: str
    live: Content
    at: datetime
    today: bool


@dataclass(frozen=True)
class LiveSoon(Words):
    """Half an hour before, or the minutes that are left."""

    brand: str
    live: Content
    at: datetime
    minutes: int


@dataclass(frozen=True)
class AskLiveProof(Words):
    """How was it? The screenshot, please; `replay`: and the link, where the platform keeps one.
    `again`: it was asked for before."""

    partner: str
    brand: str
    at: datetime
    replay: bool
    again: bool


@dataclass(frozen=True)
class LiveWithoutScreenshot(Words):
    """They have none: what else shows the live."""

    live: Content
    replay: bool


@dataclass(frozen=True)
class PicturesAdded(Words):
    """More pictures of a live that was handed in; `pictures`: how many there are."""

    added: int
    pictures: int


@dataclass(frozen=True)
class ReplayAdded(Words):
    """The link of a live whose pictures we have."""
