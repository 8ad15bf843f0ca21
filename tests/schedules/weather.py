"""How rough a schedule is: the chance of each trouble, drawn by the seed."""

from dataclasses import dataclass, fields
from random import Random
from typing import Any

SEND_FAULTS = (
    "too_many",
    "error",
    "error_after",
    "silent",
    "silent_after",
    "silent_after",
    "refused",
    "cut_after",
)
POLL_FAULTS = ("refused", "error", "error_after", "shuffled", "again")


@dataclass
class Weather:
    """Chances from 0 to 1, of each call, commit or look; some schedules know no trouble at all."""

    crash_at_call: float = 0.0
    crash_at_commit: float = 0.0
    sleep_at_call: float = 0.0
    send_fault: float = 0.0
    poll_fault: float = 0.0
    database_error: float = 0.0
    lost_answer: float = 0.0  # committed, and the connection is lost before the answer
    clock_jumps: float = 0.0
    naps: float = 0.0
    lost_lines: float = 0.0
    blocks: float = 0.0
    stops: float = 0.0
    off: float = 0.0


CHOICES: dict[str, tuple[float, ...]] = {
    "crash_at_call": (0, 0.02, 0.1),
    "crash_at_commit": (0, 0.01, 0.05),
    "sleep_at_call": (0, 0, 0.03),
    "send_fault": (0, 0.1, 0.4),
    "poll_fault": (0, 0.1, 0.4),
    "database_error": (0, 0, 0.05, 0.2),
    "lost_answer": (0, 0, 0.05),
    "clock_jumps": (0, 0, 0.5),
    "naps": (0, 0.5),
    "lost_lines": (0, 0.5),
    "blocks": (0, 0, 0.3),
    "stops": (0, 0.3),
    "off": (0, 0.3),
}


def drawn(rng: Random) -> Weather:
    return Weather(**{one.name: rng.choice(CHOICES[one.name]) for one in fields(Weather)})


def heal(weather: Weather) -> None:
    """From now on nothing goes wrong any more."""
    calm: dict[str, Any] = vars(Weather())
    vars(weather).update(calm)
