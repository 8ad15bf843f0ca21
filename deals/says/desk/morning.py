"""The morning's word: the day, who is late, how the month goes, and what waits on us."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class DeadlineLine:
    """Somebody whose content is outstanding. `late`: days past the agreed one; `promised`: the day
    to come that they named, if any."""

    deal: int
    partner: str
    campaign: str
    late: int
    promised: date | None


@dataclass(frozen=True)
class PaceLine:
    """A brand's month: `missing` until the target, in working days."""

    brand: str
    accepted: int
    target: int
    missing: int
    days_left: int


@dataclass(frozen=True)
class DebtLine:
    """Something that waits on us."""

    kind: str
    partner: str
    days: int
    deal: int | None


@dataclass(frozen=True)
class Morning(Words):
    """How many things wait on a member, and for how long the oldest has."""

    waiting: int
    oldest_days: int


@dataclass(frozen=True)
class Digest(Words):
    """The team's morning. Of each list the first ones, and how many there are in all."""

    day: date
    due: tuple[DeadlineLine, ...]
    due_in_all: int
    late: tuple[DeadlineLine, ...]
    late_in_all: int
    paces: tuple[PaceLine, ...]
    debts: tuple[DebtLine, ...]
    waiting: int
