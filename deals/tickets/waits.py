"""How many problems of a kind there were, and how long they waited for a person of ours."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TicketCount:
    """`solved`: how many are so by now; `median_hours`: so long half of those that a person had to
    answer waited at most; None where nobody had to."""

    kind: str
    count: int
    solved: int
    median_hours: float | None

    @property
    def half_within(self) -> tuple[int, int]:
        """Whole days, and whole hours, rounded up."""
        hours = -int(-(self.median_hours or 0) // 1)
        return hours // 24, hours
