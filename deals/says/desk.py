"""What staff read about deals when they ask for it: lists, cards, questions, and what was done."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from deals.deadlines.extensions import (
    NO_EXTENDING,
    Extending,
)
from deals.says import Words
from deals.says.brought import NOTHING_TOLD, FiguresTold
from deals.says.more_time import NO_MORE_TIME, MoreTimeTold
from deals.says.ticket_desk import TicketLine
from deals.selling.meter import Meter
from deals.terms import Content, Terms


@dataclass(frozen=True)
class DeskLine(Words):
    """One sentence or question, by its key in the words; `about`: whom or what it is about."""

    key: str
    about: str = ""


@dataclass(frozen=True)
class Acted(Words):
    """What was just done to a deal. `undo`: it can be taken back for a few minutes; `note`: a sum
    or the like that belongs to it."""

    deal: int
    partner: str
    campaign: str
    act: str
    undo: bool
    note: str = ""


@dataclass(frozen=True)
class JudgedBefore(Words):
    """Somebody else was first to judge this proof."""

    name: str
    state: str


@dataclass(frozen=True)
class StaffWords(Words):
    """Words of a staff member to a partner, as they wrote them."""

    once: ClassVar[bool] = True
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReplyCheck(Words):
    """Words in reply to a notice that asked nothing: are they for the partner?"""

    deal: int
    partner: str
    campaign: str
    lines: tuple[str, ...]


# Listing


@dataclass(frozen=True)
class RowTold:
    """A row of the sheet that has to be looked at, and why in words."""

    row: int
    name: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Imported(Words):
    """A sheet that was read. `listed`: new deals; the other counts are partners."""

    campaign: str
    listed: int
    added: int
    updated: int
    same: int
    left_out: int
    rows: tuple[RowTold, ...]
    more: int


# Campaigns


@dataclass(frozen=True)
class StageCount:
    stage: str
    count: int


@dataclass(frozen=True)
class CampaignLine:
    number: int
    campaign: str
    brand: str
    month: str
    open: bool
    total: int
    target: int
    stages: tuple[StageCount, ...]


@dataclass(frozen=True)
class CampaignList(Words):
    campaigns: tuple[CampaignLine, ...]
    more: int


@dataclass(frozen=True)
class CampaignCard(Words):
    """One campaign with everything that it offers."""

    line: CampaignLine
    kind: str
    shop: str
    terms: Terms
    post_by: date | None
    brief: str
    extending: Extending = NO_EXTENDING


@dataclass(frozen=True)
class CampaignClosed(Words):
    """`let_go`: partners who had not been approached, and are off the list."""

    campaign: str
    let_go: int


@dataclass(frozen=True)
class CampaignReopened(Words):
    """`back`: partners who had been let go at the closing."""

    campaign: str
    back: int


@dataclass(frozen=True)
class FactTold:
    topic: str
    words: str


@dataclass(frozen=True)
class MeaningAsked(Words):
    """What do these words of a partner mean? Under it stands everything that they can."""

    deal: int
    partner: str
    text: str


@dataclass(frozen=True)
class CampaignCheck(Words):
    """A campaign as it would be opened; `facts`: what whoever asks is told."""

    brand: str
    campaign: str
    kind: str
    shop: str
    month: str
    target: int
    terms: Terms
    post_by: date | None
    brief: str
    messages: tuple[str, ...]
    dos: tuple[str, ...]
    donts: tuple[str, ...]
    approval: bool
    limits: tuple[str, ...]
    mode: str  # of bargaining, when there are limits
    facts: tuple[FactTold, ...]
    extending: Extending = NO_EXTENDING


@dataclass(frozen=True)
class Fault:
    key: str
    code: str


@dataclass(frozen=True)
class CampaignFaults(Words):
    """Why a campaign cannot be opened as it was written."""

    faults: tuple[Fault, ...]


# Approaching


@dataclass(frozen=True)
class ApproachCheck(Words):
    """How many go out by the bot and by hand, and the first of the messages, word by word.

    `left`: how many more there are, who wait for the next time.
    """

    campaign: str
    by_bot: int
    by_hand: int
    partner: str
    lines: tuple[str, ...]
    left: int = 0


@dataclass(frozen=True)
class Approached(Words):
    by_bot: int
    by_hand: int
    left_out: int


@dataclass(frozen=True)
class HandCard(Words):
    """One first message to carry over by hand; `place` of `total`."""

    deal: int
    partner: str
    campaign: str
    place: int
    total: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NewStartLink(Words):
    """`manager`: whose link it is, or "" when it is the partner's own; `days`: how long it can be
    opened; `reachable`: the bot writes to an older address so far."""

    deal: int
    partner: str
    campaign: str
    manager: str
    link: str
    days: int
    reachable: bool


# Lists


@dataclass(frozen=True)
class ListLine:
    deal: int
    partner: str
    handle: str
    tier: str
    followers: str
    stage: str
    campaign: str
    pr_status: str


@dataclass(frozen=True)
class DealList(Words):
    lines: tuple[ListLine, ...]
    filters: tuple[str, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class DueLine:
    """One thing that waits on us, since so many days or hours. `deal` is None without one.

    `quote`: what they ask, in short; `terms`: theirs, where we owe an answer to these.
    """

    place: int
    kind: str
    partner: str
    campaign: str
    deal: int | None
    days: int
    hours: int
    quote: str = ""
    terms: Terms | None = None


@dataclass(frozen=True)
class QueueLine:
    kind: str
    campaign: str
    count: int
    days: int


@dataclass(frozen=True)
class DueList(Words):
    """`more`: queues that are not shown."""

    queues: tuple[QueueLine, ...]
    more: int
    items: tuple[DueLine, ...]
    page: int
    pages: int
    total: int
    mine: bool


@dataclass(frozen=True)
class StillAsked(Words):
    """What a partner asked and still waits for, after one of it may have been answered."""

    deal: int
    partner: str
    campaign: str
    questions: tuple[str, ...]


# One deal


@dataclass(frozen=True)
class Piece:
    number: int
    what: Content
    state: str
    note: str
    live: datetime | None = None  # when it is booked, and not shown yet
    sold: int = 0  # pieces of the product, by what was handed in for it


@dataclass(frozen=True)
class HistoryLine:
    on: date
    happened: str
    by: str
    note: str


@dataclass(frozen=True)
class MakingLine:
    """How far the content has come. `idea`: the one that was agreed, or else the newest."""

    brief: str
    brief_on: date | None
    idea_state: str
    idea: str
    draft_wanted: bool
    draft_state: str
    draft_number: int
    draft_approved: int


@dataclass(frozen=True)
class DealCard(Words):
    """Everything about one deal on a phone's screen. `talks`: who of ours talks with them by
    themselves, while the bot is quiet."""

    deal: int
    partner: str
    campaign: str
    link: str
    tier: str
    followers: str
    stage: str
    terms: Terms
    terms_number: int
    cap_idr: int | None  # of the fee, as the lead approved it; 0: barter alone
    theirs: bool
    post_by: date | None
    promised: date | None
    making: MakingLine | None
    pieces: tuple[Piece, ...]
    pack: str
    courier: str
    tracking: str
    pack_on: date | None
    step: str
    step_on: date | None
    debts: tuple[DueLine, ...]
    owner: str
    talks: str
    reachable: bool
    phone: str
    address: str
    address_missing: tuple[str, ...]
    address_right: bool
    talk: tuple[str, ...]
    history: tuple[HistoryLine, ...]
    more_time: MoreTimeTold = NO_MORE_TIME
    brought: FiguresTold = NOTHING_TOLD
    waiting_tickets: tuple[TicketLine, ...] = ()
    conduct: tuple[str, ...] = ()  # how they keep their word, in lines
    meter: Meter | None = None


@dataclass(frozen=True)
class DealHistory(Words):
    deal: int
    partner: str
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True)
class CounterCheck(Words):
    """Our new terms as we read them beside those `before`, before they go out. `cap_idr`: the fee
    that was approved; `for_lead`: they are above what whoever writes them may give, so that a lead
    is asked first."""

    deal: int
    partner: str
    campaign: str
    cap_idr: int | None
    terms: Terms
    post_by: date | None
    before: Terms
    for_lead: bool
