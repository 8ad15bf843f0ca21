"""What staff read about announcements."""

from datetime import date, datetime

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class OutcomeCount:
    """For how many it came to what: sent, queued, unknown, failed, blocked, no_way (there was
    nowhere to write to), stopped or cancelled."""

    outcome: str
    partners: int


@dataclass(frozen=True)
class MissedLine:
    partner: str
    outcome: str


@dataclass(frozen=True)
class AnnouncementGroup(Words):
    """Whom it would be for, before any word is written. `no_way`: cannot be written to."""

    group: tuple[str, ...]
    total: int
    no_way: int


@dataclass(frozen=True)
class AskAnnouncement(Words):
    group: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class AnnouncementRead:
    """As somebody would read it."""

    partner: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AnnouncementCheck(Words):
    """As one of each language would read it; `others`: how many read another one; `begins`: when
    it would go out, where that is not at once."""

    group: tuple[str, ...]
    reachable: int
    no_way: int
    readers: tuple[AnnouncementRead, ...]
    others: int
    begins: datetime | None = None


@dataclass(frozen=True)
class AnnouncementLine:
    number: int
    on: date
    text: str
    state: str
    counts: tuple[OutcomeCount, ...]


@dataclass(frozen=True)
class AnnouncementList(Words):
    """The last ones, the newest first."""

    items: tuple[AnnouncementLine, ...]


@dataclass(frozen=True)
class AnnouncementCard(Words):
    """What became of one. `missed`: a page of who did not get it; `more`: how many come after."""

    number: int
    on: date
    by: str
    group: tuple[str, ...]
    text: str
    state: str
    counts: tuple[OutcomeCount, ...]
    missed: tuple[MissedLine, ...]
    more: int


@dataclass(frozen=True)
class AnnouncementCancelled(Words):
    """`kept_back`: how many will not get it."""

    number: int
    kept_back: int


@dataclass(frozen=True)
class AskCommission(Words):
    """`deals`: how many were agreed and go on."""

    group: tuple[str, ...]
    deals: int


@dataclass(frozen=True)
class CommissionCheck(Words):
    """For how many it is a change; `same`: for whom it is none, or cannot be one."""

    group: tuple[str, ...]
    pct: float
    deals: int
    same: int
    reader: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NotPut:
    partner: str
    deal: int
    why: str


@dataclass(frozen=True)
class CommissionPut(Words):
    """Each of them has to confirm it."""

    pct: float
    deals: int
    left_out: tuple[NotPut, ...]
