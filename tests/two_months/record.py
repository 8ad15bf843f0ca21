"""All that is played for the page, and the file that keeps it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tests.two_months.habits import Habits
from tests.two_months.months import SECOND, WAYS
from tests.two_months.replay import Crowd, Figures, october, two_months

RECORD = Path(__file__).parents[2] / "docs/two-months.json"
PEOPLE, CROWDS = 20, 5
SWEPT = (0.05, 0.15, 0.3, 0.5, 0.75)
# Month two with people who heed a reminder less than is assumed.
HEEDING = {"month two, one of five heeds": 0.2, "month two, nobody heeds": 0.0}
MONTHS = ("month one", "month two")


@dataclass(frozen=True)
class Record:
    """Figures of each crowd: `swept` by forgetfulness and month, `ways` by how October was run.

    `words` and `drawing`: the report of the first crowd, as staff read it and as it is drawn.
    """

    people: int
    habits: dict[str, float]
    swept: dict[str, dict[str, list[Figures]]]
    ways: dict[str, list[Figures]]
    words: str
    drawing: dict[str, Any]

    @property
    def usual(self) -> dict[str, list[Figures]]:
        """The two months of people who forget as is assumed."""
        return self.swept[str(self.habits["forgets"])]

    @property
    def crowds(self) -> int:
        return len(self.usual[MONTHS[0]])

    @classmethod
    def read(cls, path: Path = RECORD) -> "Record":
        return cls(**json.loads(path.read_text("utf-8")))

    def written(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def played(people: int, crowds: int, tell: Callable[[str], None]) -> Record:
    """Everything, crowd by crowd; `tell` hears how far it is."""
    habits = Habits()
    swept: dict[str, dict[str, list[Figures]]] = {
        str(forgets): {month: [] for month in MONTHS} for forgets in SWEPT
    }
    ways: dict[str, list[Figures]] = {way: [] for way in (*WAYS, *HEEDING)}
    words, drawing = "", {}
    for seed in range(1, crowds + 1):
        tell(f"crowd {seed} of {crowds}")
        crowd = Crowd(seed, people, habits)
        for forgets in SWEPT:
            told = two_months(replace(crowd, habits=replace(habits, forgets=forgets)))
            swept[str(forgets)][MONTHS[0]].append(told.first)
            swept[str(forgets)][MONTHS[1]].append(told.second)
            if forgets == habits.forgets and not words:
                words, drawing = told.words, told.drawing
        for name, way in WAYS.items():
            ways[name].append(october(crowd, way))
        for name, heeds in HEEDING.items():
            deaf = replace(crowd, habits=replace(habits, heeds=heeds))
            ways[name].append(october(deaf, SECOND))
    return Record(people, asdict(habits), swept, ways, words, drawing)
