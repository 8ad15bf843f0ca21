"""How much is measured, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.standin import StandIn


@dataclass(frozen=True)
class Load:
    """How much is measured: rounds, updates and letters a turn, deals in the books of `growth`,
    rows of a sales file, and `screens` that were kept."""

    rounds: int
    updates: int
    letters: int
    letters_of_two: int
    books: tuple[int, ...]
    rounds_of_growth: int
    sales: int
    screens: tuple[int, ...] = (1000, 10_000, 100_000)


FULL = Load(11, 800, 6400, 3000, (1000, 10_000, 100_000, 1_000_000), 3, 100_000)
QUICK = Load(1, 60, 60, 200, (1000,), 1, 2000, (1000,))
Figure = tuple[str, str, float]  # of what, of whom, how much


@dataclass
class Bench:
    """Where it is measured. `shelf`: a folder in which books are kept for the next time."""

    stand_in: StandIn
    folder: Path
    shelf: Path
    load: Load
    postgresql: Callable[[], str]  # a new database on a server whose commits last
    turn: int = 0

    @property
    def url(self) -> str:
        return self.stand_in.url
