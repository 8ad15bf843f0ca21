"""How far somebody keeps what was agreed: a figure that is nothing but the sum of its parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import add
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Part:
    """`kept` of `of`; the more a part weighs, the more it counts."""

    name: str
    kept: int
    of: int
    weight: int

    @property
    def points(self) -> float:
        """Between 0 and its weight."""
        return self.weight * self.kept / self.of if self.of else 0


@dataclass(frozen=True)
class Reliability:
    """What a partner has on record, over every agreement whose outcome is theirs and known: done,
    broken, called off by them, or past its last day. What we called off says nothing of them.

    `pieces` that were due and `handed_in` of them; `dated`: agreements with a last day, `on_time`
    of them complete by it; `promises`: days that they named, and `kept` of them; `breaches`:
    confirmed ones; `troubled`: agreements in which they told of a problem.
    """

    deals: int = 0
    pieces: int = 0
    handed_in: int = 0
    dated: int = 0
    on_time: int = 0
    promises: int = 0
    kept: int = 0
    breaches: int = 0
    troubled: int = 0

    def __add__(self, other: "Reliability") -> "Reliability":
        return Reliability(*map(add, vars(self).values(), vars(other).values()))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those that say something."""
        all_of_them = (
            Part("handed_in", self.handed_in, self.pieces, 4),
            Part("on_time", self.on_time, self.dated, 3),
            Part("unbroken", self.deals - self.breaches, self.deals, 3),
            Part("promises", self.kept, self.promises, 2),
            Part("untroubled", self.deals - self.troubled, self.deals, 1),
        )
        return tuple(part for part in all_of_them if part.of)

    @property
    def figure(self) -> int | None:
        """From 0 to 100; None as long as nothing is known."""
        whole = sum(part.weight for part in self.parts)
        return round(100 * sum(part.points for part in self.parts) / whole) if whole else None


UNKNOWN = Reliability()


@dataclass(frozen=True)
class Promised:
    """A day that they named, and when (UTC)."""

    at: datetime
    day: date


def promises(
    named: Iterable[Promised], handed_in: Sequence[datetime], zone: str, today: date
) -> tuple[int, int]:
    """How many days they named that are over, and on how many of them, or before, something came.

    What they corrected on the same day was a slip of the tongue.
    """
    last_of_a_day = {one.at.astimezone(ZoneInfo(zone)).date(): one for one in named}.values()
    over = [one for one in last_of_a_day if one.day < today]
    return len(over), sum(is_kept(one, handed_in, zone) for one in over)


def is_kept(one: Promised, handed_in: Iterable[datetime], zone: str) -> bool:
    """Whether something came after they said it, and not after that day."""
    where = ZoneInfo(zone)
    return any(at > one.at and at.astimezone(where).date() <= one.day for at in handed_in)
