"""How the invented partners behave: every assumption of the replay, with its number.

What somebody draws depends on the seed, on who they are and on what is drawn alone, so that every
month and every setting meets the same people with the same luck.
"""

from collections import Counter
from dataclasses import dataclass, field

from tests.simulation.script import chance

TIERS = (("nano", 0.5, 0.75), ("micro", 0.35, 0.6), ("macro", 0.15, 0.2))  # share, says yes


@dataclass(frozen=True)
class Habits:
    """Shares are in 0..1; `forgets`: that it slips somebody's mind within a week."""

    forgets: float = 0.3
    heeds: float = 0.65
    answers: float = 0.35
    tells_of_pack: float = 0.6
    drops_out: float = 0.06
    needs_time: float = 0.15
    promises: float = 0.2
    recalls: float = 0.02

    @property
    def slips_a_day(self) -> float:
        return 1 - (1 - self.forgets) ** (1 / 7)


@dataclass
class Nature:
    """One person: their tier, and the luck that they have, drawn one after the other."""

    seed: int
    number: int
    drawn: Counter[str] = field(default_factory=Counter)

    @property
    def tier(self) -> str:
        return self._kind()[0]

    @property
    def agrees(self) -> bool:
        return self.always("agrees") < self._kind()[1]

    def next(self, what: str) -> float:
        """The next number in 0..1 for this; begun anew, it is the same row of numbers."""
        self.drawn[what] += 1
        return self.on(what, self.drawn[what])

    def on(self, what: str, day: int) -> float:
        return chance(self.seed, self.number, what, day)

    def always(self, what: str) -> float:
        return self.on(what, 0)

    def begins_anew(self) -> None:
        self.drawn.clear()

    def _kind(self) -> tuple[str, float]:
        drawn = self.always("tier")
        for tier, share, says_yes in TIERS:
            drawn -= share
            if drawn < 0:
                return tier, says_yes
        return TIERS[0][0], TIERS[0][2]
