"""What partners hear of what is due, and of more time."""

from datetime import date, datetime

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Content, Terms


@dataclass(frozen=True)
class AskDelay(Words):
    """What holds them up, and when will they post?"""


@dataclass(frozen=True)
class Due:
    """One deal in a reminder: what is missing, and by when."""

    brand: str
    campaign: str
    # remind | promise | follow_up | unread | arrival (is the pack there?) | figures (`missing`: the
    # posts that we ask of) | ticket (is it solved?) | ticket_over (held to be solved)
    # boost (codes of these `videos`; `answer_by`: where one ends)
    kind: str
    missing: tuple[Content, ...]
    post_by: date | None
    days_left: int
    promised: date | None = None
    terms: Terms | None = None
    courier: str = ""
    tracking: str = ""
    sent_on: date | None = None
    unread: bool = False  # they have not said that they read the brief
    draft: str = ""  # first: a draft is due, or one that was sent back
    answer_by: date | None = None  # of the last follow-up: until when the offer holds; of a code
    again: bool = False  # asked for the second time
    lives: tuple[datetime, ...] = ()  # when those that are due are booked
    unshown: tuple[datetime, ...] = ()  # when those were booked that are over, without a picture
    unbooked: bool = False  # there is a live that has no time yet
    ticket: int = 0  # the number of a problem, of which kind (`trouble`)
    trouble: str = ""
    videos: tuple[str, ...] = ()  # of which we want the boost codes, each with its link


@dataclass(frozen=True)
class Reminder(Words):
    """At most one a day: everything that is due, in one message."""

    partner: str
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class PromiseTaken(Words):
    """The day they named, asked back in one tap (`sure`: already confirmed)."""

    on: date
    sure: bool


@dataclass(frozen=True)
class DeadlineMoved(Words):
    brand: str
    missing: tuple[Content, ...]
    post_by: date


@dataclass(frozen=True)
class OfferMoreTime(Words):
    """Kind words for what holds them up (`kind`), and days to choose from under them."""

    brand: str
    kind: str
    post_by: date | None


@dataclass(frozen=True)
class PackNotHere(Words):
    """Their parcel has not come. `state`: to_send, sent, lost or none."""

    brand: str
    state: str
    courier: str
    tracking: str


@dataclass(frozen=True)
class AskContentTrouble(Words):
    """What is it about the content?"""


@dataclass(frozen=True)
class DayIsPast(Words):
    """The day that they named is over."""

    on: date


@dataclass(frozen=True)
class MoreTimeGiven(Words):
    brand: str
    missing: tuple[Content, ...]
    post_by: date


@dataclass(frozen=True)
class MoreTimeAsked(Words):
    """A person decides; until then nobody reminds."""

    brand: str
    until: date


@dataclass(frozen=True)
class MoreTimeRefused(Words):
    """`post_by`: the day that stands, where it is still ahead."""

    brand: str
    missing: tuple[Content, ...]
    post_by: date | None
