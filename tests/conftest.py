"""What holds for all tests: in CI none may be left out. And the database that many begin with."""

import os
from pathlib import Path

import pytest

from deals.deal import Deal
from storage.db import Database
from tests.fresh import fresh_database
from tests.sample_book import begun


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, and CI leaves nothing out: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter):
    """What a test has measured or counted is shown, whether it passed or failed."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, lines in getattr(report, "user_properties", []):
            terminalreporter.section(f"{report.nodeid}: {name}")
            terminalreporter.write_line(str(lines))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return fresh_database(tmp_path)


@pytest.fixture
def deal(database: Database) -> Deal:
    """A vetted deal with somebody who can be written to."""
    return database.transact(lambda s: begun(s, "Rani"))
