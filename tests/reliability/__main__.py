"""Runs all that shows a fault, on both databases, and the long runs; renews docs/reliability.md.

    make reliability        takes about an hour on two cores

What a run leaves behind is kept in a folder, so that a part of it can be run again.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.reliability.measured import gathered
from tests.reliability.page import PAGE, RECORD, filled, parts

FOLDER = Path("bench-results/reliability")
LONG_RUNS = {
    "simulation": "tests.simulation --seed 1 --partners 1000 --months 3",
    "schedules": "tests.schedules --seeds 1-100000 --for-s 600",
    "kills": "tests.faults.kills --points 300 --seed 1",
    "processes": "tests.many --updates 20000 --processes 4 --kills 20 --seed 1",
}
STEPS = ("tests", *LONG_RUNS, "page")


def main() -> int:
    """1 when a test or a long run failed; the page is renewed from what the folder holds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("steps", nargs="*", choices=STEPS, default=STEPS)
    asked.add_argument("-k", default="", help="only tests that pytest's -k finds")
    given = asked.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    codes = [_step(step, given.k) for step in given.steps]
    return int(any(codes))


def _step(step: str, only: str) -> int:
    if step == "tests":
        return _tests(only)
    if step == "page":
        return _page()
    return _long_run(step, LONG_RUNS[step])


def _tests(only: str) -> int:
    given = ["-m", "fault", "-n", "4", "--dist", "worksteal", "-q", "-rf", "-k", only]
    plugin = ["-p", "tests.reliability.recording"]
    environment = {**os.environ, "SAPA_COUNTS": str(FOLDER.resolve())}
    command = [sys.executable, "-m", "pytest", *given, *plugin]
    return subprocess.run(command, env=environment, check=False).returncode


def _long_run(name: str, command: str) -> int:
    """Keeps what the command counted, when it found nothing broken."""
    counts = FOLDER / f"long-{name}.json"
    fresh = counts.with_suffix(".new")
    counts.unlink(missing_ok=True)
    given = [sys.executable, "-m", *command.split(), "--json", str(fresh)]
    code = subprocess.run(given, check=False).returncode
    if code == 0:
        told = {"command": command, "counted": json.loads(fresh.read_text("utf-8"))}
        counts.write_text(json.dumps(told), "utf-8")
    return code


def _page() -> int:
    measured = gathered(FOLDER)
    print(*measured.failed, sep="\n")
    RECORD.write_text(measured.written(), "utf-8")
    PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(measured)), "utf-8")
    return int(bool(measured.failed))


if __name__ == "__main__":
    sys.exit(main())
