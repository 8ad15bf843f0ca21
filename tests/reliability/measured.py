"""What one run has shown: which tests showed which fault, and all that they counted."""

import json
import tomllib
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PROMISES = Path(__file__).with_name("promises.toml")
DATABASES = ("sqlite", "postgresql")
COUNTS = (
    "updates_sent",
    "handled",
    "lost",
    "handled_twice",
    "said",
    "said_twice",
    "unknown",
    "kills",
    "schedules",
)


@dataclass
class Measured:
    """`shown`: fault → database → names of the tests that passed. `counts`: database → sums.

    `long_runs`: what the simulation and other commands said of themselves, by name.
    """

    shown: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    long_runs: dict[str, dict[str, Any]] = field(default_factory=dict)

    def written(self) -> str:
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def read(cls, path: Path) -> "Measured":
        return cls(**json.loads(path.read_text("utf-8")))


def promises() -> dict[str, dict[str, str]]:
    return tomllib.loads(PROMISES.read_text("utf-8"))


def gathered(folder: Path) -> Measured:
    """Everything that the tests left in the folder."""
    measured = Measured()
    sums: dict[str, Counter[str]] = {name: Counter() for name in DATABASES}
    for path in sorted(folder.glob("*.json")):
        one = json.loads(path.read_text("utf-8"))
        if "outcome" in one:
            _outcome(measured, one)
        elif "command" in one:
            measured.long_runs[f"python -m {one['command']}"] = one["counted"]
        elif one["database"] == "simulated":  # on SQLite in memory
            sums["sqlite"]["schedules"] += one["counts"]["schedules"]
        elif one["database"] in sums:
            counted = {name: one["counts"].get(name, 0) for name in COUNTS}
            sums[one["database"]].update(counted)
    measured.counts = {name: dict(found) for name, found in sums.items()}
    return measured


def _outcome(measured: Measured, one: dict[str, Any]) -> None:
    test = one["test"].partition("[")[0]
    if one["outcome"] != "passed":
        measured.failed.append(one["test"])
        return
    for fault in one["faults"]:
        tests = measured.shown.setdefault(fault, {}).setdefault(one["database"], [])
        if test not in tests:
            tests.append(test)
