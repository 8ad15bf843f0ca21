"""Makes a failing run as short as it can be: the deal's own people, then fewer and fewer acts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic

from tests.simulation.replaying import Stage, played
from tests.simulation.script import Act, Mishap, Script
from tests.simulation.violation import Violation

Entry = Act | Mishap
LONGEST_S = 60


@dataclass
class Shrunk:
    """The shortest script found that still breaks the same invariant, and how it was found."""

    script: Script
    violation: Violation
    tries: int
    reproduced: bool


class Shrinking:
    """Tries smaller and smaller parts of a script, as long as there is time."""

    def __init__(self, stage: Stage, violation: Violation, within_s: float = LONGEST_S) -> None:
        self.stage, self.violation = stage, violation
        self.tries = 0
        self._until = monotonic() + within_s
        self._end = violation.at + timedelta(days=1)

    def shrink(self, script: Script) -> Shrunk:
        smallest = self.stage.only_of(script, self.violation)
        if not self._fails(smallest):
            return Shrunk(smallest, self.violation, self.tries, reproduced=False)
        smallest = self._without_mishaps(smallest)
        smallest = self._fewer(smallest)
        smallest = self._sooner(smallest)
        return Shrunk(smallest, self.violation, self.tries, reproduced=True)

    def _without_mishaps(self, script: Script) -> Script:
        bare = replace(
            script, mishaps=[], acts=[replace(act, late_s=0, again_s=0) for act in script.acts]
        )
        return bare if self._fails(bare) else script

    def _fewer(self, script: Script) -> Script:
        """Delta debugging: without halves, quarters, and at last single entries."""
        entries, size = script.entries, max(1, len(script.entries) // 2)
        while size:
            at = 0
            while at < len(entries) and monotonic() < self._until:
                fewer = entries[:at] + entries[at + size :]
                if self._fails(script.part(fewer)):
                    entries = fewer
                else:
                    at += size
            size //= 2
        return script.part(entries)

    def _sooner(self, script: Script) -> Script:
        """Whole days between two acts in which nothing had to happen are left out."""
        for place in range(1, len(script.acts)):
            gap = script.acts[place].at - script.acts[place - 1].at
            for days in range(gap.days, 0, -1):
                sooner = _moved(script, place, timedelta(days=days))
                if monotonic() < self._until and self._fails(sooner):
                    script = sooner
                    break
        return script

    def _fails(self, script: Script) -> bool:
        """Whether the same invariant is broken by this part alone."""
        self.tries += 1
        found = _attempt(lambda: played(self.stage, script, self._end))
        same = found is not None and found.name == self.violation.name
        if same:
            self.violation = found
        return same


def _attempt(play: Callable[[], object]) -> Violation | None:
    try:
        play()
    except Violation as violation:
        return violation
    except AssertionError:
        return None  # it broke in another way
    return None


def _moved(script: Script, place: int, by: timedelta) -> Script:
    later = [replace(act, at=act.at - by) for act in script.acts[place:]]
    return replace(script, acts=script.acts[:place] + later)
