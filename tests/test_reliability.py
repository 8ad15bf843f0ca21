"""docs/reliability.md is made from one run's record, and leaves no fault out in silence."""

from pathlib import Path

import pytest

from tests.reliability.measured import DATABASES, Measured, promises
from tests.reliability.page import PAGE, RECORD, filled, parts

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def record() -> Measured:
    return Measured.read(RECORD)


def test_the_page_is_what_the_record_says(record: Measured) -> None:
    page = PAGE.read_text("utf-8")
    assert filled(page, parts(record)) == page


@pytest.mark.parametrize("fault", promises())
def test_every_fault_is_shown_or_says_why_not(fault: str, record: Measured) -> None:
    told = promises()[fault]
    for database in DATABASES:
        excused = "left_out" in told or told.get("only", database) != database
        excused |= database == "postgresql" and "not_yet" in told
        assert excused or record.shown.get(fault, {}).get(database), f"{fault} on {database}"


def test_every_test_that_the_page_names_is_there(record: Measured) -> None:
    for databases in record.shown.values():
        for test in {test for tests in databases.values() for test in tests}:
            path, _, name = test.partition("::")
            assert f"def {name}(" in (ROOT / path).read_text("utf-8"), test


@pytest.mark.parametrize("database", DATABASES)
def test_nothing_was_lost_and_nothing_done_twice(database: str, record: Measured) -> None:
    assert record.failed == []
    counts = record.counts[database]
    assert counts["updates_sent"] > 0
    assert (counts["lost"], counts["handled_twice"], counts["said_twice"]) == (0, 0, 0)
