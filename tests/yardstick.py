"""CPU time told in yardsticks, so that a bound holds on a slow machine as on a fast one."""

import time
from collections.abc import Callable
from functools import partial

TRIES = 7  # a machine that stands still beside one try does so seldom beside all


def costs_at_most(yardsticks: float, act: Callable[[str], object], text: str = "") -> bool:
    """Whether `act` on the text takes no more CPU time than that many yardsticks, each measured
    beside it. A yardstick is about a millisecond where this was written.

    Tries again while it seems more, each time with another last character: what was kept of an
    earlier try helps none.
    """
    texts = (text[:-1] + str(number) for number in range(TRIES))
    return any(in_yardsticks(partial(act, one)) <= yardsticks for one in texts)


def in_yardsticks(act: Callable[[], object]) -> float:
    """The CPU time that `act` takes once, to that of a yardstick right before it."""
    yardstick_s = min(_cpu_s(_yardstick), _cpu_s(_yardstick))
    return _cpu_s(act) / yardstick_s


def _cpu_s(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def _yardstick() -> int:
    """Work as ours is: calls, small strings, a dictionary."""
    seen: dict[str, int] = {}
    for number in range(4_000):
        word = str(number % 97)
        seen[word] = seen.get(word, 0) + len(word)
    return len(seen)
