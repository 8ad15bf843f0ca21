"""python -m tests.simulation --seed 1 --partners 1000 --months 3 [--json FILE]"""

import argparse
import gc
import json
import logging
import sys
from pathlib import Path

import structlog

from tests.simulation.running import Run, Size, opened
from tests.simulation.shrinking import Shrinking
from tests.simulation.summary import summed_up
from tests.simulation.telling import told
from tests.simulation.violation import Violation


def main() -> int:
    """Plays one run; answers 1 when an invariant was broken, with the shortest story that does."""
    given = _arguments()
    size = Size(given.seed, given.partners, given.months, given.faults)
    with opened(size) as run:
        try:
            run.play()
        except Violation as violation:
            print(_story(run, violation))
            return 1
        summary = summed_up(run)
    print(summary)
    if given.json:
        given.json.write_text(json.dumps(summary.as_dict(), indent=2) + "\n", "utf-8")
    return 0


def _story(run: Run, violation: Violation) -> str:
    """The invariant, the seed, and the shortest story found that breaks it."""
    shrunk = Shrinking(run.stage(), violation).shrink(run.script())
    how = "the same when played again" if shrunk.reproduced else "needs more than its own people"
    talk = told(shrunk.script, shrunk.violation, run.size.seed)
    return f"BROKEN in seed {run.size.seed}: {violation}\n({how}; {shrunk.tries} tries)\n\n{talk}"


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description="Months of partners and staff, by a seed.")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--partners", type=int, default=1000)
    asked.add_argument("--months", type=int, default=3)
    asked.add_argument("--faults", type=float, default=1.0, help="how often things go wrong")
    asked.add_argument("--json", type=Path, help="write the counts there")
    return asked.parse_args()


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    gc.set_threshold(100_000, 50, 50)  # most of what is made here dies young
    sys.exit(main())
