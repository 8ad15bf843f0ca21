"""What staff hear of a talk: who came, what was unclear, and where a person has to step in."""

from deals.claims.claim import Claim
from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeWords(Notice):
    """Words that we were not sure about. `guess`: what they look like; `talk`: the lines before."""

    text: str
    guess: str
    talk: tuple[str, ...]


@dataclass(frozen=True)
class NoticeUnsure(Notice):
    """Words that we could not make out. `guesses`: what they may mean, the likeliest first;
    `claims`: what to look at if they are a draft."""

    text: str
    guesses: tuple[str, ...]
    talk: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class NoticeBack(Notice):
    """They had asked us to stop, and write again."""

    text: str


@dataclass(frozen=True)
class NoticeEdited(Notice):
    """They changed a message upon which something was agreed or done; `was`: the old words."""

    was: str
    text: str


@dataclass(frozen=True)
class NoticeLinked(Notice):
    """The partner opened their start link: from now on the bot can write to them.

    `account`: how whoever did so calls themselves, or "".
    """

    account: str = ""


@dataclass(frozen=True)
class NoticeLinkedAnew(Notice):
    """A new start link was opened. `account`: how whoever did so calls themselves."""

    account: str


@dataclass(frozen=True)
class NoticeByHand(Notice):
    """A follow-up that the bot cannot send: the partner has not opened the link."""

    day: int


@dataclass(frozen=True)
class NoticeNoDeal(Words):
    """Somebody with whom there was no deal yet tells a problem."""

    partner: str
    text: str


@dataclass(frozen=True)
class NoticeInPerson(Notice):
    """Words of a partner with whom a person of ours talks."""

    text: str


@dataclass(frozen=True)
class NoticeSilent(Notice):
    """Who took the talk over has not spoken for a day."""


@dataclass(frozen=True)
class NoticeLinkTried(Notice):
    """Somebody else opened a link that is used already, or who speaks for another partner
    (`speaks_for`, or "")."""

    account: str
    speaks_for: str
