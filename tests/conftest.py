"""What holds for all tests: in CI none may be left out. And the database that many begin with."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from deals.deal import Deal
from storage.db import Database
from tests import postgres
from tests.desk import House
from tests.fresh import databases_of, fresh_database
from tests.sample_book import begun

HERE = Path(__file__).parent

# A busy machine is no fault of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


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


def pytest_addoption(parser):
    parser.addoption(
        "--all-on-postgresql",
        action="store_true",
        help="every case of a parametrised test on PostgreSQL, not only the first",
    )


def pytest_generate_tests(metafunc):
    """What is marked `on_both_databases` runs on SQLite, and among the slow ones on PostgreSQL.

    A test that has no folder has no database.
    """
    marked = metafunc.definition.get_closest_marker("on_both_databases")
    if marked and "tmp_path" in metafunc.fixturenames:
        kinds = [
            pytest.param("sqlite", id=pytest.HIDDEN_PARAM),
            pytest.param("postgresql", marks=pytest.mark.slow),
        ]
        metafunc.parametrize("database_kind", kinds, indirect=True)


def pytest_collection_modifyitems(config, items):
    """PostgreSQL sees the first case of each test: the others differ in words, not in queries. And
    every second story of a file, since they share most queries: the rest are `long`.

    A test that has a folder has a book in it, which takes its time: the quickest do without.
    """
    for item in items:
        if "tmp_path" in item.fixturenames or "tmp_path_factory" in item.fixturenames:
            item.add_marker("book")
    if config.getoption("--all-on-postgresql"):
        return
    seen: set[str] = set()
    stories = Counter()
    for item in items[:]:
        if "[postgresql" in item.name:
            test = item.nodeid.partition("[")[0]
            if test in seen:
                items.remove(item)
                continue
            seen.add(test)
            stories[item.path] += 1
            if _is_story(item) and stories[item.path] % 2 == 0:
                item.add_marker("long")


def _is_story(item):
    """Of people, not of storage or of faults."""
    return item.path.parent == HERE and not item.path.name.startswith("test_storage")


@pytest.fixture(autouse=True)
def database_kind(request: pytest.FixtureRequest) -> Iterator[str]:
    """What kind of database the test has: sqlite or postgresql."""
    kind = getattr(request, "param", "sqlite")
    with databases_of(kind):
        yield kind


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return fresh_database(tmp_path)


@pytest.fixture
def target() -> Iterator[str]:
    """The address of a PostgreSQL database with nothing in it."""
    with databases_of("postgresql"):
        yield postgres.server().empty()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One bot with its team, and nobody else yet."""
    return House(tmp_path)


@pytest.fixture
def deal(database: Database) -> Deal:
    """A vetted deal with somebody who can be written to."""
    return database.transact(lambda s: begun(s, "Rani"))
