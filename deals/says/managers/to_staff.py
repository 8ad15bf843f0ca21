"""What staff hear of who speaks for a partner."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class ManagerLink(Notice):
    """For staff: the text to send. `speaks`: the manager who speaks for the partner now, or ""."""

    manager: str
    lines: tuple[str, ...]
    days: int
    speaks: str


@dataclass(frozen=True)
class NoticeManagerHere(Notice):
    """A manager opened their link. `account`: how that account calls itself."""

    manager: str
    account: str


@dataclass(frozen=True)
class NoticeOwnAgain(Notice):
    """The partner speaks for themselves again. `reachable`: the bot can write to them."""

    manager: str
    reachable: bool


@dataclass(frozen=True)
class NoticeSecondManager(Words):
    """A second manager opened a link while one speaks for the partner: staff decide."""

    partner: str
    manager: str
    account: str
    speaks: str


@dataclass(frozen=True)
class NoticeManager(Notice):
    """They named who speaks for them: by a card, or in words of theirs (`text`)."""

    name: str
    phone: str
    text: str
