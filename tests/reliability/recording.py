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
        _keep(report, list(marker.args))
    return report


def _keep(report, faults: list[str]) -> None:
    outcome = {
        "test": report.nodeid,
        "faults": faults,
        "database": "postgresql" if "postgresql" in report.nodeid else "sqlite",
        "outcome": report.outcome,
    }
    name = hashlib.sha256(report.nodeid.encode()).hexdigest()[:16]
    folder = Path(os.environ["SAPA_COUNTS"])
    (folder / f"outcome-{name}.json").write_text(json.dumps(outcome), "utf-8")
