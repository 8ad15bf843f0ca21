"""How often we remind: the days of the silence track and of the deadline track."""

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Cadence:
    """Days after our last word (silence), and around the last day to post (deadline), and
    after a pack was sent, when we ask whether it is there (arrival)."""

    follow_up_days: tuple[int, ...] = (1, 3, 5)
    give_up_day: int = 7
    remind_days: tuple[int, ...] = (-3, -1, 0, 1, 3, 5)
    escalate_day: int = 6
    breach_day: int = 7
    arrival_days: tuple[int, ...] = (4, 7)
    figures_after_days: int = 7  # after all was accepted we ask what it brought; 0: never
    live_asked_after_minutes: int = 45  # a live began, and we ask for its screenshot
    answer_within_days: int = 0  # so long an offer holds; 0: 7 days, or until we give up

    @property
    def offer_days(self) -> int:
        return self.answer_within_days or max(7, self.give_up_day)


def problems(cadence: Cadence) -> list[str]:
    """What makes a cadence unfit, as short codes; empty when it is sound."""
    silence = (*cadence.follow_up_days, cadence.give_up_day)
    deadline = (*cadence.remind_days, cadence.escalate_day, cadence.breach_day)
    found = []
    arrival = cadence.arrival_days
    if not all(_rising(days) for days in (silence, deadline, arrival)):
        found.append("cadence_not_rising")
    within = 0 <= cadence.answer_within_days <= 90
    earliest, latest = min(silence[0], *arrival), max(silence + deadline + arrival)
    figures = 0 <= cadence.figures_after_days <= 90
    live = 1 <= cadence.live_asked_after_minutes <= 6 * 60
    if not (within and figures and live) or earliest < 1 or latest > 90:
        found.append("cadence_out_of_range")
    return found


def _rising(days: tuple[int, ...]) -> bool:
    return all(one < two for one, two in pairwise(days))
