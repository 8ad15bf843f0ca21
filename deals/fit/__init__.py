"""How well somebody fits a campaign: a figure with its reasons, never a verdict."""

from dataclasses import dataclass

from deals.fit.candidate import Candidate, Past, Wanted
from deals.fit.parts import PARTS, Fact

__all__ = ["Candidate", "Fact", "Fit", "Past", "Reason", "Wanted", "fit"]


@dataclass(frozen=True)
class Reason:
    """`points` of at most `of`; `why`: the key of the sentence, with the facts in it."""

    part: str
    points: int
    of: int
    why: str
    facts: tuple[tuple[str, Fact], ...]
    known: bool


@dataclass(frozen=True)
class Fit:
    """`figure`: 0 to 100, the sum of its reasons' points."""

    figure: int
    reasons: tuple[Reason, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The parts that nothing is known about, and that were counted half."""
        return tuple(reason.part for reason in self.reasons if not reason.known)


def fit(candidate: Candidate, wanted: Wanted) -> Fit:
    """The same of the same, whoever asks and whenever."""
    reasons = tuple(_reason(part, candidate, wanted) for part in PARTS)
    return Fit(sum(reason.points for reason in reasons), reasons)


def _reason(part: str, candidate: Candidate, wanted: Wanted) -> Reason:
    of, judge = PARTS[part]
    judged = judge(candidate, wanted)
    return Reason(part, round(judged.share * of), of, judged.why, judged.facts, judged.known)
