"""The two months as campaigns, and the two steps between them, each by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from deals.deadlines.cadence import Cadence
from deals.reporting.months import first_day
from deals.terms import Content, PostBy, Terms

ZONE = ZoneInfo("Asia/Jakarta")
DAYS = 30
LAST_DAY, DAYS_AFTER_PACK = 24, 7
SEPTEMBER, OCTOBER = "2026-09", "2026-10"
# A campaign cannot be without them: they fall long after the month.
NO_REMINDERS = Cadence(
    remind_days=(60,), escalate_day=61, breach_day=62, arrival_days=(60, 61)
)  # fmt: skip


@dataclass(frozen=True)
class Way:
    """How a month is run. `after_pack`: the last day counts from the parcel's receipt."""

    reminds: bool
    after_pack: bool

    @property
    def cadence(self) -> Cadence:
        return Cadence() if self.reminds else NO_REMINDERS

    def terms(self, month: str) -> Terms:
        day = first_day(month).replace(day=LAST_DAY)
        by = PostBy(days_after_pack=DAYS_AFTER_PACK) if self.after_pack else PostBy(on=day)
        return Terms((Content("reel", "instagram"),), by, "1 paket Herbana Temulawak", 210_000)

    def last_day(self, month: str, arrived: date) -> date:
        """As somebody knows it who has the parcel in their hands."""
        fixed = self.terms(month).post_by.on
        return fixed or arrived + timedelta(days=DAYS_AFTER_PACK)


FIRST = Way(reminds=False, after_pack=False)
SECOND = Way(reminds=True, after_pack=True)
WAYS = {
    "month one": FIRST,
    "changed terms only": Way(reminds=False, after_pack=True),
    "reminders only": Way(reminds=True, after_pack=False),
    "month two": SECOND,
}


def begins(month: str) -> datetime:
    """Eight in the morning of its first day."""
    first = first_day(month)
    return datetime(first.year, first.month, first.day, 8, tzinfo=ZONE)
