"""What the team reads about a month: the recap, and the report."""

from datetime import date

from deals.lean import dataclass
from deals.reporting.harvest import Harvest
from deals.says import Words
from deals.tickets.waits import TicketCount


@dataclass(frozen=True)
class BrandDays:
    """The days on which somebody posted for a brand; none: not yet."""

    brand: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class RecapLine:
    number: int
    partner: str
    handle: str
    brands: tuple[BrandDays, ...]


@dataclass(frozen=True)
class RecapShown(Words):
    """A page of the recap of the months from `since` to `until` (`2026-09`)."""

    since: str
    until: str
    lines: tuple[RecapLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class StepLine:
    """How many came as far as a milestone."""

    step: str
    count: int


@dataclass(frozen=True)
class GroupLine:
    """One tier, platform, owner or month (`2026-09`); `name` is empty where it is not known."""

    name: str
    listed: int
    agreed: int
    posted: int
    accepted: int
    on_time_pct: int | None


@dataclass(frozen=True)
class GroupTable:
    """`by`: tier, platform, owner or month."""

    by: str
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True)
class HarvestLine:
    """What posts brought; `by`: all, tier or platform."""

    by: str
    of: Harvest


@dataclass(frozen=True)
class MonthReport(Words):
    """A month against its target. `days_left` are working days, `a_day` what each has to bring."""

    month: str
    brand: str
    target: int
    steps: tuple[StepLine, ...]
    missing: int
    days_left: int
    a_day: float | None
    on_time: int
    dated: int
    on_time_pct: int | None
    groups: tuple[GroupTable, ...]
    harvest: tuple[HarvestLine, ...] = ()  # first of all posts; nothing where nobody told any
    tickets: tuple[TicketCount, ...] = ()  # problems that were told, by kind


@dataclass(frozen=True)
class NoticeExport(Words):
    """A team member took a large sheet along."""

    name: str
    rows: int


@dataclass(frozen=True)
class Drawn(Words):
    """What stands under the picture of a month's report."""

    month: str
    brand: str
    accepted: int
    target: int
