"""What is said about more time, and about what holds somebody up."""

from dataclasses import dataclass
from datetime import date

from deals.says import Words
from deals.says.notices import Notice
from deals.terms import Content


@dataclass(frozen=True)
class ExtensionLine:
    """One extension on a deal's card; `text`: the reason in their words, where they wrote any."""

    days: int
    until: date
    state: str
    reason: str
    text: str


@dataclass(frozen=True)
class MoreTimeTold:
    """What a deal's card says of it: what holds them up now, and every extension so far."""

    held_up: str = ""
    text: str = ""
    lines: tuple[ExtensionLine, ...] = ()


NO_MORE_TIME = MoreTimeTold()


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
    days: int
    post_by: date


@dataclass(frozen=True)
class MoreTimeAsked(Words):
    """A person decides; until then nobody reminds."""

    brand: str
    days: int
    until: date


@dataclass(frozen=True)
class MoreTimeRefused(Words):
    """`post_by`: the day that stands, where it is still ahead."""

    brand: str
    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class NoticeHeldUp(Notice):
    """What holds them up (`kind`), in their words where they wrote any. `pack`: where the parcel
    is, when it is what they wait for."""

    kind: str
    text: str
    post_by: date | None
    pack: str
    courier: str
    tracking: str


@dataclass(frozen=True)
class NoticeExtended(Notice):
    """The bot gave more time by itself; `times`: how often there was more by now."""

    days: int
    until: date
    kind: str
    times: int


@dataclass(frozen=True)
class NoticeExtensionAsked(Notice):
    """More time that only a person may give. `why`: what speaks against the bot's doing it;
    `times`: how often there was more before."""

    days: int
    post_by: date | None
    until: date
    kind: str
    why: str
    times: int
