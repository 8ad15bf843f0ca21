"""Crowds summed up: what share of those who agreed came how far, in all crowds and in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.two_months.replay import Figures


@dataclass(frozen=True)
class Share:
    """In percent of those who agreed: over all crowds, in the lowest crowd and in the highest."""

    whole: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.whole:.0f} %"

    @property
    def span(self) -> str:
        return f"{self.low:.0f}–{self.high:.0f}"


def total(crowds: Sequence[Figures], step: str) -> int:
    return sum(figures[step] for figures in crowds)


def share(crowds: Sequence[Figures], step: str) -> Share:
    each = [_percent(figures[step], figures["agreed"]) for figures in crowds]
    whole = _percent(total(crowds, step), total(crowds, "agreed"))
    return Share(whole, min(each), max(each))


def complete(crowds: Sequence[Figures]) -> int:
    """In how many crowds everybody posted who had agreed."""
    return sum(figures["posted"] == figures["agreed"] for figures in crowds)


def _percent(count: int, of: int) -> float:
    return 100 * count / of if of else 0.0
