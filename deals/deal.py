"""A deal as the rules see it: one frozen value with its people, terms and deliverables."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from deals.bargaining.limits import Bargaining
from deals.boosting.boost import Boost
from deals.brought.asking import Asking
from deals.content.briefing import Briefing
from deals.content.making import Making
from deals.deadlines.cadence import Cadence
from deals.deadlines.extensions import (
    FOR_US,
    Extending,
    Extension,
    HeldUp,
)
from deals.hours import HERE
from deals.selling.shop import Shop
from deals.stages import BINDING, DROPPED, NEGOTIATING, OVER, Stage, check_move
from deals.terms import Content, Terms
from deals.tickets.ticket import Ticket


class Side(StrEnum):
    BRAND = "brand"
    PARTNER = "partner"


@dataclass(frozen=True)
class Partner:
    """Who the deal is with. `reachable`: somebody of theirs can be written to on a channel."""

    id: int
    name: str
    handles: tuple[tuple[str, str], ...] = ()  # (platform, handle)
    language: str = "id"
    reachable: bool = False
    stopped: bool = False
    tier: str = ""


@dataclass(frozen=True)
class Campaign:
    """What the deal belongs to. `terms` are what we offer to begin with."""

    id: int
    brand: str
    title: str
    kind: str  # kol | affiliate
    terms: Terms
    zone: str = HERE.key
    cadence: Cadence = field(default_factory=Cadence)
    brief: str = ""
    bargaining: Bargaining = field(default_factory=Bargaining)
    briefing: Briefing = field(default_factory=Briefing)
    extending: Extending = field(default_factory=Extending)
    shop: Shop | None = None  # where its affiliates sell
    month: str = ""  # 2026-09

    @property
    def shop_name(self) -> str:
        return self.shop.name if self.shop else ""

    def local_date(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True)
class Proposal:
    """One version of the terms, from either side: open, agreed, declined or superseded; amendment,
    where it is to take the place of what was agreed, and waits for the partner.

    `answer_by`: the last day on which an offer of ours can be agreed to.
    """

    number: int
    by: Side
    terms: Terms
    state: str = "open"
    answer_by: date | None = None


@dataclass(frozen=True)
class Unanswered:
    """Words of theirs that wait for an answer of ours.

    `about`: the message, or the first and the last of several that were read as one (`7-9`);
    empty where it was none. `kind`: answer, or back (they had stopped, and may want to return).
    """

    about: str
    since: datetime
    kind: str = "answer"

    @property
    def number(self) -> int:
        """The number of the message, or of the last one."""
        return int(self.about.rpartition("-")[2] or 0)


@dataclass(frozen=True)
class Deliverable:
    """One piece of content: due, submitted, accepted, sent_back (with a reason) or excused."""

    number: int
    kind: str
    platform: str
    proof: str = "link"
    state: str = "due"
    reason: str = ""

    @property
    def outstanding(self) -> bool:
        return self.state in ("due", "sent_back")


@dataclass(frozen=True)
class Pack:
    """The parcel: none, asked (a sample that they want), to_send, sent, received, lost or damaged;
    `since` that state began (UTC).

    `asked`: how often we asked whether it is there; `not_yet`: how often they said that it is not.
    """

    state: str = "none"
    since: datetime | None = None
    courier: str = ""
    tracking: str = ""
    asked: int = 0
    not_yet: int = 0

    @property
    def expected(self) -> bool:
        """It is to come: on its way, or yet to be sent."""
        return self.state not in ("none", "asked", "received")


@dataclass(frozen=True)
class Deal:
    """One cooperation with one partner in one campaign. Times are aware UTC."""

    id: int
    version: int
    stage: Stage
    partner: Partner
    campaign: Campaign
    owner_id: int | None = None
    proposals: tuple[Proposal, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    pack: Pack = Pack()
    post_by: date | None = None
    promised: date | None = None  # the day the partner named for posting
    held_up: HeldUp | None = None
    extensions: tuple[Extension, ...] = ()
    # Our last question: link, offer, term_sheet, terms, question, delay, more_days, account,
    # ticket or ticket_words.
    asked: str = ""
    waiting_on: Side | None = None
    waiting_for: str = ""  # with waiting_on BRAND: first_contact, answer or counter
    waiting_since: datetime | None = None
    unanswered: tuple[Unanswered, ...] = ()  # each is answered by itself
    steps_done: int = 0  # how far the running track of reminders has come
    breach_proposed_at: datetime | None = None
    fee_cap_idr: int | None = None  # the most that the lead lets us offer; 0: barter alone
    making: Making = field(default_factory=Making)
    figures: Asking | None = None  # what the posts brought: how far we have come in asking
    tickets: tuple[Ticket, ...] = ()  # problems of theirs
    boosts: tuple[Boost, ...] = ()  # of the videos that we may want to advertise with
    taken_over_by: int | None = None  # the member of ours who talks with them by themselves
    taken_over_at: datetime | None = None  # since when, or when they last spoke

    @property
    def in_person(self) -> bool:
        """A person of ours talks with them, and the bot is quiet."""
        return bool(self.taken_over_at) and not (self.over or self.partner.stopped)

    @property
    def over(self) -> bool:
        return self.stage in OVER

    @property
    def dropped(self) -> bool:
        """They were spoken to, or were to be, and there will be nothing: another could come."""
        return self.stage in DROPPED

    @property
    def about(self) -> tuple[int, str, str]:
        """What every notice about a deal begins with: its number, the partner, the campaign."""
        return self.id, self.partner.name, self.campaign.title

    @property
    def negotiating(self) -> bool:
        return self.stage in NEGOTIATING

    @property
    def spoken_to(self) -> bool:
        """We are in talk with them: more than a first contact that is yet to be made."""
        if self.negotiating:
            return self.waiting_for != "first_contact"
        return self.stage in BINDING

    @property
    def on_table(self) -> Proposal | None:
        """The proposal that can be agreed now, or was; the newest that was not put aside."""
        return next((p for p in reversed(self.proposals) if p.state in ("open", "agreed")), None)

    @property
    def may_ask_sample(self) -> bool:
        """An affiliate who gets no pack."""
        going_on = self.negotiating or self.stage in BINDING
        without = self.pack.state == "none" and not self.terms.needs_pack
        return self.campaign.kind == "affiliate" and going_on and without

    @property
    def amendment(self) -> Proposal | None:
        """What is to take the place of the agreed terms, as long as they have not answered."""
        return next((p for p in self.proposals if p.state == "amendment"), None)

    @property
    def awaits_draft(self) -> bool:
        """A draft, or its revision, is what they send next."""
        draft = self.making.draft
        wanted = self.needs_draft or draft.state == "back"
        return wanted and not draft.with_us and not self.negotiating and bool(self.outstanding)

    @property
    def needs_draft(self) -> bool:
        """A draft has to be approved before they post, and none was so far."""
        return self.campaign.briefing.approval and not self.making.draft.approved

    @property
    def terms(self) -> Terms:
        return self.on_table.terms if self.on_table else self.opening

    @property
    def opening(self) -> Terms:
        """What we offer to begin with: the campaign's terms, within what the lead allowed."""
        terms, most = self.campaign.terms, self.fee_cap_idr
        return terms if most is None or terms.fee_idr <= most else replace(terms, fee_idr=most)

    @property
    def last_offer(self) -> Terms:
        """What we offered last, whatever they have asked for since."""
        ours = (one.terms for one in reversed(self.proposals) if one.by == Side.BRAND)
        return next(ours, self.opening)

    @property
    def outstanding(self) -> tuple[Deliverable, ...]:
        return tuple(d for d in self.deliverables if d.outstanding)

    @property
    def more_time_asked(self) -> Extension | None:
        """What they asked for and nobody has decided."""
        return next((one for one in self.extensions if one.state == "asked"), None)

    @property
    def open_tickets(self) -> tuple[Ticket, ...]:
        """The problems in which we owe them help."""
        return tuple(one for one in self.tickets if one.is_open)

    @property
    def rests(self) -> bool:
        """They are not reminded: they have told why, and it is ours to act first."""
        ours = self.held_up is not None and self.held_up.kind in FOR_US
        return self.more_time_asked is not None or (ours and self.waiting_on == Side.BRAND)

    def last_day_ahead(self, now: datetime) -> date | None:
        """The day to name when we ask for something: promised, else agreed; never a past one."""
        today = self.campaign.local_date(now)
        return next((day for day in (self.promised, self.post_by) if day and day >= today), None)

    def moved(self, stage: Stage) -> "Deal":
        """The deal in another stage; raises MoveNotAllowed."""
        check_move(self.stage, stage)
        moved = replace(self, stage=stage)
        return replace(moved, taken_over_by=None, taken_over_at=None) if moved.over else moved

    @property
    def _steps_kept(self) -> int:
        """A change of turn starts the silence track anew; the deadline track runs on."""
        return self.steps_done if self.stage in BINDING else 0

    def waits_for_partner(self, now: datetime, asked: str = "") -> "Deal":
        """The silence clock starts: we have spoken, and it is their turn."""
        return replace(
            self,
            waiting_on=Side.PARTNER,
            waiting_for="",
            waiting_since=now,
            unanswered=(),
            asked=asked,
            steps_done=self._steps_kept,
        )

    def asks(self, now: datetime, asked: str) -> "Deal":
        """We ask something. It is their turn, unless we still owe them an answer."""
        if self.waiting_on == Side.BRAND:
            return replace(self, asked=asked)
        return self.waits_for_partner(now, asked)

    def waits_for_us(self, now: datetime, what: str, asked: str = "") -> "Deal":
        """It is our turn. What has waited longest keeps its age."""
        since = self.waiting_since if self.waiting_on == Side.BRAND else None
        return replace(
            self,
            waiting_on=Side.BRAND,
            waiting_for=what,
            waiting_since=since or now,
            asked=asked,
            steps_done=self._steps_kept,
        )

    def owes_answer(self, now: datetime, asked: str = "", about: str = "") -> "Deal":
        """We owe them an answer to these words, too; one to their counter-offer stays owed."""
        owed = "counter" if self.waiting_for == "counter" else "answer"
        return replace(
            self.waits_for_us(now, owed, asked), unanswered=self._also(Unanswered(about, now))
        )

    def wants_back(self, now: datetime, about: str) -> "Deal":
        """They had stopped, and a person has to see whether they want to return."""
        return replace(self, unanswered=self._also(Unanswered(about, now, "back")))

    def answered_to(self, numbers: Collection[int], now: datetime) -> "Deal":
        """The words of these numbers are answered; what else they asked still waits."""
        left = tuple(one for one in self.unanswered if one.number not in numbers)
        answered = replace(self, unanswered=left, asked="")
        return answered if self.waiting_for == "counter" else answered.spoken(now)

    def spoken(self, now: datetime, asked: str = "") -> "Deal":
        """We have said what was ours to say: their turn, unless other words still wait."""
        if not self.unanswered:
            if self.negotiating:
                return self.waits_for_partner(now, asked)
            return self.waits_for_nobody()
        since = min(one.since for one in self.unanswered)
        waiting = self.waits_for_us(now, "answer", asked)
        return replace(waiting, waiting_since=since)

    def _also(self, words: Unanswered) -> tuple[Unanswered, ...]:
        """What waits, and these words; once each."""
        before = self.unanswered
        if not before and self.waiting_for == "answer" and self.waiting_since:
            before = (Unanswered("", self.waiting_since),)  # from before each waited by itself
        known = any(one.number == words.number for one in before)
        return before if known else (*before, words)

    def waits_for_nobody(self) -> "Deal":
        return replace(
            self,
            waiting_on=None,
            waiting_for="",
            waiting_since=None,
            unanswered=(),
            asked="",
            steps_done=self._steps_kept,
        )


def ordered(contents: tuple[Content, ...]) -> tuple[Deliverable, ...]:
    """One deliverable for each piece of content that the terms name."""
    pieces = [content for content in contents for _ in range(content.count)]
    return tuple(
        Deliverable(number, piece.kind, piece.platform, piece.proof)
        for number, piece in enumerate(pieces, start=1)
    )
