"""What staff read of one deal."""

from datetime import date, datetime

from deals.lean import dataclass
from deals.says import Words
from deals.says.brought.to_staff import NOTHING_TOLD, FiguresTold
from deals.says.deadlines.to_staff import NO_MORE_TIME, MoreTimeTold
from deals.says.desk.due import DueLine
from deals.says.tickets.to_staff import TicketLine
from deals.selling.meter import Meter
from deals.terms import Content, Terms


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
    stopped: bool = False  # they asked to be left alone


@dataclass(frozen=True)
class DealHistory(Words):
    deal: int
    partner: str
    history: tuple[HistoryLine, ...]
