"""More time: what a campaign lets the bot give by itself, what holds somebody up, and what was
asked for and given."""

from dataclasses import dataclass
from datetime import date, datetime

HELD_UP_BY = ("pack", "ill", "busy", "content", "other")
FOR_US = ("pack", "content")  # what a person of ours has to see to first
MORE_DAYS = "more_days"  # what `asked` says once days were offered to choose from
MOST_DAYS, MOST_TIMES = 60, 10


@dataclass(frozen=True)
class Extending:
    """How many days in all, and how often, the bot gives by itself; never beyond `latest`."""

    days: int = 4
    times: int = 1
    latest: date | None = None


NO_EXTENDING = Extending(0, 0)


@dataclass(frozen=True)
class HeldUp:
    """What holds them up, as they told it. `about`: the words, as buttons name them."""

    kind: str  # one of HELD_UP_BY
    since: datetime
    about: str = ""

    @property
    def number(self) -> int:
        """The number of the message, or of the last one; 0 where a button was pressed."""
        return int(self.about.rpartition("-")[2] or 0)


@dataclass(frozen=True)
class Extension:
    """So many days more, until that day. `state`: asked, granted, refused, or given by staff
    unasked; `by`: bot or staff; `reason`: one of HELD_UP_BY, or nothing, with words in `about`."""

    number: int
    days: int
    until: date
    since: datetime
    state: str = "asked"
    by: str = ""
    reason: str = ""
    about: str = ""


def problems(extending: Extending) -> list[str]:
    """What makes a policy unfit, as short codes; empty when it is sound."""
    sound = 0 <= extending.days <= MOST_DAYS and 0 <= extending.times <= MOST_TIMES
    return [] if sound else ["bad_extensions"]
