"""A pytest plugin: keeps what became of each test that shows a fault, for docs/reliability.md.

`pytest -p tests.reliability.recording -m fault`, with SAPA_COUNTS naming a folder.
"""

import hashlib
import json
import os
from pathlib import Path

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    marker = item.get_closest_marker("fault")
    if marker and (report.when == "call" or report.failed or report.skipped):
        _keep(report, list(marker.args), _database(item, marker))
    return report


def _database(item, marker) -> str:
    """What the marker or the module says, else what the test's parameters do."""
    named = "postgresql" if "postgresql" in item.nodeid else "sqlite"
    return marker.kwargs.get("database") or getattr(item.module, "DATABASE", named)


def _keep(report, faults: list[str], database: str) -> None:
    outcome = {
        "test": report.nodeid,
        "faults": faults,
        "database": database,
        "outcome": report.outcome,
    }
    name = hashlib.sha256(report.nodeid.encode()).hexdigest()[:16]
    folder = Path(os.environ["SAPA_COUNTS"])
    (folder / f"outcome-{name}.json").write_text(json.dumps(outcome), "utf-8")
