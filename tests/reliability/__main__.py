"""Runs all that shows a fault, on both databases, and the long runs; renews docs/reliability.md.

make reliability        takes about a quarter of an hour
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.measured import gathered
from tests.reliability.page import PAGE, RECORD, filled, parts

LONG_RUNS = (
    "tests.simulation --seed 1 --partners 1000 --months 3",
    "tests.schedules --seeds 1-2000",
    "tests.faults.kills --points 300 --seed 1",
    "tests.many --updates 20000 --processes 4 --kills 20 --seed 1",
)


def main() -> int:
    """1 when a test failed or a long run did; then the page stays as it was."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--short", action="store_true", help="without the long runs")
    short = asked.parse_args().short
    with tempfile.TemporaryDirectory() as folder:
        tests_passed = _tests(Path(folder))
        measured = gathered(Path(folder))
        if not short:
            measured.long_runs = {command: _long_run(command) for command in LONG_RUNS}
    if not tests_passed or measured.failed:
        print("not renewed, since these failed:", *measured.failed, sep="\n")
        return 1
    RECORD.write_text(measured.written(), "utf-8")
    PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(measured)), "utf-8")
    return 0


def _tests(folder: Path) -> bool:
    given = ["-m", "fault", "-n", "2", "-q", "-p", "tests.reliability.recording"]
    environment = {**os.environ, "SAPA_COUNTS": str(folder)}
    run = subprocess.run([sys.executable, "-m", "pytest", *given], env=environment, check=False)
    return run.returncode == 0


def _long_run(command: str) -> dict[str, object]:
    """What the command counted; raises CalledProcessError when it found something broken."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        given = [sys.executable, "-m", *command.split(), "--json", file.name]
        subprocess.run(given, check=True)
        counted: dict[str, object] = json.loads(Path(file.name).read_text("utf-8"))
    return counted


if __name__ == "__main__":
    sys.exit(main())
