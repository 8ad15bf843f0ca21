"""What staff hear unasked: a notice is about one deal, and says what it asks of them."""

from dataclasses import dataclass
from datetime import date

from deals.claims.claim import Claim
from deals.says import Words
from deals.terms import Content, Terms


@dataclass(frozen=True)
class Notice(Words):
    """`deal`: its number, for /deal."""

    deal: int
    partner: str
    campaign: str


@dataclass(frozen=True)
class NoticeSketch(Notice):
    """An idea or a draft to answer. `idea`: the one that was agreed; `claims`: what to look at."""

    kind: str
    number: int
    sketch: str
    files: int
    claims: tuple[Claim, ...]
    idea: str


@dataclass(frozen=True)
class Instead:
    """Who could take the place of somebody: the number of their deal, or 0 for nobody."""

    deal: int = 0
    partner: str = ""
    tier: str = ""


@dataclass(frozen=True)
class NoticeDropped(Notice):
    """Somebody is out. `instead`: who could come for them, once that was looked for."""

    instead: Instead | None


@dataclass(frozen=True)
class ReplacementFound(NoticeDropped):
    """Staff ended it, or ask: who could come for them?"""


@dataclass(frozen=True)
class NoticeWords(Notice):
    """Words that we were not sure about. `guess`: what they look like; `talk`: the lines before."""

    text: str
    guess: str
    talk: tuple[str, ...]


@dataclass(frozen=True)
class Offered:
    """One offer of a course. `by`: brand or partner."""

    by: str
    terms: Terms


@dataclass(frozen=True)
class Prepared:
    """What the campaign's limits say to a partner's terms: `advice` is accept, propose (`terms`,
    with the reason and what they ask), or why a person has to decide."""

    advice: str
    terms: Terms | None
    reason: str
    asks: str
    approved: bool


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
class NoticeAddress(Notice):
    """They gave their address: it stands on the deal's card, in private."""

    in_group: bool = False


@dataclass(frozen=True)
class NoticeCounter(Notice):
    text: str
    terms: Terms
    changed: tuple[str, ...]
    course: tuple[Offered, ...] = ()
    prepared: Prepared | None = None


@dataclass(frozen=True)
class NoticeAgreed(Notice):
    terms: Terms
    post_by: date | None


@dataclass(frozen=True)
class NoticeDeclined(NoticeDropped):
    text: str


@dataclass(frozen=True)
class NoticeLater(Notice):
    text: str
    ask_on: date | None


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
class NoticeStopped(NoticeDropped):
    """They asked to be left alone; `agreed`: a deal was agreed, so a person decides."""

    agreed: bool


@dataclass(frozen=True)
class NoticeUnreachable(NoticeDropped):
    days: int


@dataclass(frozen=True)
class NoticeByHand(Notice):
    """A follow-up that the bot cannot send: the partner has not opened the link."""

    day: int


@dataclass(frozen=True)
class NoticeRemindByHand(Notice):
    """A reminder of a deadline that the bot cannot send."""

    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class NoticeUnheard(Notice):
    """Words for a partner whom the bot cannot write to: a person has to say them."""

    text: str


@dataclass(frozen=True)
class NoticeProof(Notice):
    """A proof to judge. `shown`: the link or the file's name; `doubt`: what a link cannot tell;
    `doubts`: what its picture is questioned for."""

    what: Content
    shown: str
    doubt: str
    missing: int
    unapproved: bool = False  # its draft was to be approved first, and was not
    claims: tuple[Claim, ...] = ()
    doubts: tuple[str, ...] = ()


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
class NoticeDone(Notice):
    pass


@dataclass(frozen=True)
class NoticeBlocked(Notice):
    """They cannot be reached on this channel any more. `reason`: blocked or gone."""

    reason: str


@dataclass(frozen=True)
class NoticeUnknown(Notice):
    """Nobody knows whether these words arrived; never sent again by themselves."""

    text: str


@dataclass(frozen=True)
class NoticeFailed(Words):
    """Words that could not be sent at all."""

    deal: int | None
    partner: str
    reason: str
    text: str


@dataclass(frozen=True)
class NoticeStuck(Words):
    """An update that could not be handled, parked after all tries."""

    inbox: int
    error: str


@dataclass(frozen=True)
class NoticeArrived(Notice):
    """The partner says that the pack is there: the last day to post counts from here."""

    post_by: date | None
    received_on: date


@dataclass(frozen=True)
class NoticeManager(Notice):
    """They named who speaks for them: by a card, or in words of theirs (`text`)."""

    name: str
    phone: str
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
