"""What staff read of who is late, of what holds somebody up, and of more time."""

from datetime import date

from deals.lean import dataclass
from deals.says.notice import Notice
from deals.terms import Content


@dataclass(frozen=True)
class NoticeRemindByHand(Notice):
    """A reminder of a deadline that the bot cannot send."""

    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class NoticeLate(Notice):
    """Reminded to the end: now a person."""

    missing: tuple[Content, ...]
    days_late: int


@dataclass(frozen=True)
class NoticeBreach(Notice):
    """Late beyond everything: is it a breach? A person says so."""

    missing: tuple[Content, ...]
    days_late: int


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

    post_by: date | None
    until: date
    kind: str
    why: str
    times: int
