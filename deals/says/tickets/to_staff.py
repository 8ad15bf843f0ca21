"""What staff read of partners' problems."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeTicket(Notice):
    """A problem waits for a person. `back`: it was thought to be solved or answered, or the time
    that the platform was given is over."""

    kind: str
    text: str
    talk: tuple[str, ...] = ()
    back: bool = False
    pauses: bool = False


@dataclass(frozen=True)
class TicketLine:
    """One problem in a list or on a deal's card."""

    place: int
    deal: int
    partner: str
    campaign: str
    kind: str
    state: str
    waits_on: str
    days: int
    hours: int
    quote: str = ""


@dataclass(frozen=True)
class TicketList(Words):
    """A page of what is unsolved, the oldest first; of one kind, or of all (`kind` empty)."""

    kind: str
    lines: tuple[TicketLine, ...]
    page: int
    pages: int
    total: int
