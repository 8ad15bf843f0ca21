"""What partners hear in a talk: greetings, where things stand, and that a person will answer."""

from datetime import date, datetime

from deals.lean import dataclass
from deals.says import Words
from deals.selling.meter import Meter
from deals.terms import Content, Terms


@dataclass(frozen=True)
class PassedOn(Words):
    """A person will answer."""

    brand: str


@dataclass(frozen=True)
class LanguageKept(Words):
    """They wish to be written to in the language that this is said in."""


@dataclass(frozen=True)
class StillWithUs(Words):
    """They write again while a person is awaited."""

    brand: str


@dataclass(frozen=True)
class AskMeaning(Words):
    """Not clear: which of the buttons did they mean?"""


@dataclass(frozen=True)
class WhereThingsStand(Words):
    """The answer to a greeting. `standing`: answer, offer, to_send, sent, due or checking."""

    partner: str
    brand: str
    standing: str
    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class ProblemHeard(Words):
    """Something went wrong for them: we are sorry, and a person sees to it."""

    brand: str


@dataclass(frozen=True)
class TooMuch(Words):
    """More messages at once than are read."""


@dataclass(frozen=True)
class ThankYou(Words):
    """They thank us, or tell what we know already: a short thank-you."""


@dataclass(frozen=True)
class WelcomeBack(Words):
    """They came back by themselves."""

    partner: str


@dataclass(frozen=True)
class PassedToTeam(Words):
    """Nothing was ever open between us, and they tell a problem: a person has it."""


@dataclass(frozen=True)
class Hello(Words):
    """Known, but there is nothing open between us."""

    partner: str


@dataclass(frozen=True)
class Stranger(Words):
    """Unknown: this is a bot of a brand's team, and needs a personal link."""


@dataclass(frozen=True)
class LinkNotValid(Words):
    """The start link is wrong, used by another, or expired: one and the same answer."""


@dataclass(frozen=True)
class OldButton(Words):
    """The button belongs to an offer that has changed or ended."""


@dataclass(frozen=True)
class NotRead(Words):
    """A voice message, sticker or the like: please write it."""


@dataclass(frozen=True)
class WhichDeal(Words):
    """Several cooperations are open: which one is meant?"""


@dataclass(frozen=True)
class Corrected(Words):
    """Staff took back a slip: what was said last does not hold. `act`: which one, if it has words
    of its own among the corrected."""

    brand: str
    campaign: str
    act: str = ""


@dataclass(frozen=True)
class StatusLine:
    """One deal as its partner may see it. Of one that ended early (`ended`) nothing is to be given
    any more; `missing`: what never came."""

    brand: str
    campaign: str
    stage: str
    terms: Terms | None
    post_by: date | None
    missing: tuple[Content, ...]
    waiting: tuple[Content, ...]
    accepted: tuple[Content, ...]
    meter: Meter | None = None
    lives: tuple[datetime, ...] = ()  # when those that are due are booked
    ended: bool = False


@dataclass(frozen=True)
class Status(Words):
    """What is agreed, what is due, and what is done."""

    partner: str
    deals: tuple[StatusLine, ...]


@dataclass(frozen=True)
class PartnerHelp(Words):
    """What a partner can write."""
