"""What partners hear."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from deals.progress import Progress
from deals.says import Words
from deals.selling.meter import Meter
from deals.terms import Content, Terms


@dataclass(frozen=True)
class OfferWords(Words):
    """What every message about one deal's terms can speak of."""

    once: ClassVar[bool] = True
    partner: str
    brand: str
    campaign: str
    terms: Terms
    post_by: date | None
    shop: str = field(default="", kw_only=True)  # where an affiliate sells


@dataclass(frozen=True)
class FirstContact(OfferWords):
    """What staff send by hand, with the link that joins the partner to their offer."""

    link: str


@dataclass(frozen=True)
class OpenOffer(OfferWords):
    """Terms that can be agreed to, until `answer_by` where they run out."""

    answer_by: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Offer(OpenOffer):
    """The templated offer."""


@dataclass(frozen=True)
class TermSheet(OpenOffer):
    """The exact terms, asked for one press."""


@dataclass(frozen=True)
class NewTerms(OpenOffer):
    """Terms that we propose after theirs; `changed` names what differs from the version before."""

    changed: tuple[str, ...]


@dataclass(frozen=True)
class CounterAnswered(OpenOffer):
    """Our answer to their terms, inside the limits; `changed` names what differs from theirs."""

    changed: tuple[str, ...]
    reason: str
    asks: str


@dataclass(frozen=True)
class Agreed(OfferWords):
    """Agreed: thanks, and what happens next."""


@dataclass(frozen=True)
class Brief(Words):
    """What the content is to be like. `approval`: a draft is approved before they post."""

    brand: str
    campaign: str
    brief: str
    tags: tuple[str, ...]
    messages: tuple[str, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    approval: bool = False


@dataclass(frozen=True)
class BriefRead(Words):
    """Thanks: they have read the brief."""


@dataclass(frozen=True)
class AskIdea(Words):
    """What is their own idea for the content?"""


@dataclass(frozen=True)
class AskDraft(Words):
    """Please send the draft: text, picture, video or a link."""


@dataclass(frozen=True)
class SketchTaken(Words):
    """Their idea or draft (`kind`) is with the team."""

    kind: str
    brand: str
    number: int


@dataclass(frozen=True)
class SketchApproved(Words):
    """Agreed to: what is still to be posted, and by when."""

    kind: str
    brand: str
    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class SketchBack(Words):
    """Not yet, with what to change."""

    kind: str
    brand: str
    remark: str
    post_by: date | None


@dataclass(frozen=True)
class DraftAtClient(Words):
    """We have looked at it; now the brand does."""

    brand: str


@dataclass(frozen=True)
class AskTerms(Words):
    """Which other terms do they have in mind?"""


@dataclass(frozen=True)
class AskQuestion(Words):
    """What would they like to know?"""


@dataclass(frozen=True)
class AskDelay(Words):
    """What holds them up, and when will they post?"""


@dataclass(frozen=True)
class AskProof(Words):
    """They say that they have posted: please send the link (or the screenshot)."""


@dataclass(frozen=True)
class AskScreenshot(Words):
    """They have no link to what they posted: the screenshot is looked at instead."""


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
class AddressTaken(Words):
    """Where the pack goes, as we have it now: its parts, or where no street was found in it all of
    it. `missing`: the parts that we do not have; `first`: they are asked for the first time."""

    recipient: str
    phone: str
    street: str
    city: str
    postcode: str
    address: str
    missing: tuple[str, ...]
    first: bool = True


@dataclass(frozen=True)
class ProblemHeard(Words):
    """Something went wrong for them: we are sorry, and a person sees to it."""

    brand: str


@dataclass(frozen=True)
class CounterPassedOn(Words):
    """Their terms as we read them, and that a person will answer."""

    brand: str
    terms: Terms
    post_by: date | None
    changed: tuple[str, ...]


@dataclass(frozen=True)
class TakenLater(Words):
    """They need time; we ask again on that day."""

    ask_on: date | None


@dataclass(frozen=True)
class TakenNo(Words):
    partner: str
    brand: str


@dataclass(frozen=True)
class Stopped(Words):
    """They are left alone, at once; `/start` brings us back."""


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
class FileNotTaken(Words):
    """`problem`: too_big, not_fetched, unreadable_picture, program, no_picture_needed."""

    problem: str


@dataclass(frozen=True)
class WhichDeal(Words):
    """Several cooperations are open: which one is meant?"""


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
class ProofTaken(Words):
    """Links or pictures that were handed in, how far they have come with it (empty where only one
    thing is due), and what is still missing. `held`: one is looked at first."""

    taken: int
    missing: tuple[Content, ...]
    post_by: date | None
    progress: tuple[Progress, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Refusal:
    """Why one link or picture does not count; `shown` is harmless to show."""

    reason: str
    shown: str = ""
    handle: str = ""


@dataclass(frozen=True)
class ProofRefused(Words):
    """Each refusal with what to do instead."""

    refusals: tuple[Refusal, ...]


@dataclass(frozen=True)
class ProofAccepted(Words):
    """One proof, or several at once."""

    what: Content | tuple[Content, ...]
    missing: tuple[Content, ...]
    waiting: int
    post_by: date | None


@dataclass(frozen=True)
class ProofSentBack(Words):
    what: Content
    reason: str
    post_by: date | None


@dataclass(frozen=True)
class AllDone(Words):
    partner: str
    brand: str
    campaign: str


@dataclass(frozen=True)
class PromiseTaken(Words):
    """The day they named, asked back in one tap (`sure`: already confirmed)."""

    on: date
    sure: bool


@dataclass(frozen=True)
class PackOnItsWay(Words):
    """`days`: so many after it arrives is the last day to post, where no day is fixed."""

    brand: str
    courier: str
    tracking: str
    days: int | None
    post_by: date | None


@dataclass(frozen=True)
class PackArrived(Words):
    """The pack is there: the last day to post is fixed; `days` after it where that was agreed."""

    brand: str
    missing: tuple[Content, ...]
    post_by: date | None
    received_on: date
    days: int | None


@dataclass(frozen=True)
class DeadlineMoved(Words):
    brand: str
    missing: tuple[Content, ...]
    post_by: date


@dataclass(frozen=True)
class Excused(Words):
    what: Content
    missing: tuple[Content, ...]


@dataclass(frozen=True)
class Withdrawn(Words):
    partner: str
    brand: str
    campaign: str


@dataclass(frozen=True)
class Corrected(Words):
    """Staff took back a slip: what was said last does not hold."""

    brand: str
    campaign: str


@dataclass(frozen=True)
class StatusLine:
    """One deal as its partner may see it."""

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


@dataclass(frozen=True)
class Status(Words):
    """What is agreed, what is due, and what is done."""

    partner: str
    deals: tuple[StatusLine, ...]


@dataclass(frozen=True)
class PartnerHelp(Words):
    """What a partner can write."""
