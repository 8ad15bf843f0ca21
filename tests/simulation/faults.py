"""What goes wrong: chosen by the seed alone, written down, and the same when it is played again."""

from datetime import datetime, timedelta

from deals.channel import Failure
from tests.simulation.script import Mishap, Script, chance

CRASHES = 0.002  # of all commits
SENDS = (  # how a try to say something fares, and how often
    ("unknown_delivered", 0.002),
    ("unknown_lost", 0.002),
    ("died_delivered", 0.001),
    ("died_lost", 0.001),
    ("retry_later", 0.008),
    ("retry_at", 0.004),
)
FAILURES = {
    "unknown_delivered": Failure.UNKNOWN,
    "unknown_lost": Failure.UNKNOWN,
    "retry_later": Failure.RETRY_LATER,
    "retry_at": Failure.RETRY_AT,
}
SLEEPS_A_MONTH = 3
REPEATED, LATE = 0.02, 0.03  # of all updates


class Crash(BaseException):
    """The process dies here; no `except Exception` of ours may hold it."""


class Faults:
    """Draws mishaps by the seed; `played`: only those of a script happen, no others."""

    def __init__(self, seed: int, rate: float = 1.0, played: Script | None = None) -> None:
        self.seed, self.rate = seed, rate
        self.played = {(m.kind, m.key): m for m in played.mishaps} if played else None
        self.happened: list[Mishap] = []
        self._crashed: set[str] = set()

    def crashes_at(self, commit: str) -> bool:
        """Whether the process dies before this commit; the second time it is let through."""
        if commit in self._crashed or not self._happens("crash", commit, CRASHES):
            return False
        self._crashed.add(commit)
        self.happened.append(Mishap("crash", commit))
        return True

    def of_send(self, key: str) -> str:
        """How one try to say something fares; `delivered` when nothing goes wrong."""
        if self.played is not None:
            mishap = self.played.get(("send", key))
            how = mishap.how if mishap else "delivered"
        else:
            how = self._drawn(chance(self.seed, "send", key))
        if how != "delivered":
            self.happened.append(Mishap("send", key, how))
        return how

    def sleeps(self, begin: datetime, end: datetime) -> list[Mishap]:
        """Hours in which the process does not run."""
        if self.played is not None:
            return [mishap for (kind, _), mishap in self.played.items() if kind == "sleep"]
        months = (end - begin).days / 30
        found = []
        for number in range(int(months * SLEEPS_A_MONTH * self.rate)):
            at = begin + chance(self.seed, "sleep", number) * (end - begin)
            seconds = 1800 + chance(self.seed, "slept", number) * 14 * 3600
            found.append(Mishap("sleep", str(number), at=at, seconds=seconds))
        self.happened += found
        return found

    def on_the_way(self, number: int) -> tuple[float, float]:
        """How late an update is, and after how many seconds it comes again (0: it does not)."""
        late = self._among(("late", number), LATE, (30, 300, 4000))
        again = self._among(("again", number), REPEATED, (1, 90, 20 * 3600))
        return late, again

    def _happens(self, kind: str, key: str, share: float) -> bool:
        if self.played is not None:
            return (kind, key) in self.played
        return chance(self.seed, kind, key) < share * self.rate

    def _drawn(self, drawn: float) -> str:
        for how, share in SENDS:
            drawn -= share * self.rate
            if drawn < 0:
                return how
        return "delivered"

    def _among(self, key: tuple[object, ...], share: float, seconds: tuple[int, ...]) -> float:
        if chance(self.seed, *key) >= share * self.rate:
            return 0
        return seconds[int(chance(self.seed, "which", *key) * len(seconds))]


def awake_again(mishap: Mishap) -> datetime:
    assert mishap.at
    return mishap.at + timedelta(seconds=mishap.seconds)
