"""What the team reads of a month's posting calendar."""

from datetime import date, datetime

from deals.calendar.month import Clash
from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice
from deals.terms import Content


@dataclass(frozen=True)
class CalendarLine:
    """A deal on a day. `kind`: due, promised, posted or live (`at`: when it begins)."""

    kind: str
    deal: int
    partner: str
    brand: str
    contents: tuple[Content, ...]
    at: datetime | None = None


@dataclass(frozen=True)
class CalendarDay:
    """`marks`: what is special about it, in words; `busy`: who cannot post; `more`: deals that are
    not shown."""

    on: date
    marks: tuple[str, ...]
    lines: tuple[CalendarLine, ...]
    more: int
    busy: tuple[str, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True)
class CalendarShown(Words):
    """A page of a month (`2026-09`)."""

    month: str
    brand: str
    days: tuple[CalendarDay, ...]
    page: int
    pages: int
    due: int
    posted: int
    clashes: int


@dataclass(frozen=True)
class BusyNoted(Words):
    """Staff wrote down on which days a partner cannot post; none: they can on all."""

    deal: int
    partner: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class NoticeBusy(Notice):
    """They told that they are busy on their last day to post."""

    text: str
    first: date
    last: date
    post_by: date
