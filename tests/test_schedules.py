"""Seeded schedules over the real shell in virtual time; and the bugs that they have to find."""

import pytest

from tests.faults.counts import note
from tests.schedules.__main__ import run_many, run_one
from tests.schedules.mutations import PLANTED

FAULTS = (
    "F01", "F02", "F03", "F05", "F06", "F20", "F21", "F24", "F30", "F31", "F40", "F42",
)  # fmt: skip
RUN_FOR_S = 20
WITHIN = 60  # schedules until a planted bug must have been found


@pytest.mark.slow
@pytest.mark.fault(*FAULTS)
def test_no_schedule_loses_an_update_or_says_terms_twice(record_property):
    report = run_many(range(1, 100_000), for_s=RUN_FOR_S)
    record_property("schedules", report.lines)
    note(FAULTS, "simulated", **report.counts)
    assert report.counts["lost"] == report.counts["twice"] == 0
    assert report.counts["said twice: once"] == 0
    assert not report.failed, report.trace


@pytest.mark.slow
@pytest.mark.parametrize("bug", PLANTED)
@pytest.mark.long
def test_a_planted_bug_is_found(bug, record_property):
    with PLANTED[bug]():
        report = run_many(range(1, WITHIN + 1), for_s=90, to_the_first=True)
    record_property("found", f"{bug}: at schedule {report.failed}, in {report.cpu_s:.1f} CPU s")
    assert report.failed


@pytest.mark.slow
def test_a_seed_tells_the_same_story_each_time():
    (first, _), (second, _) = run_one(3), run_one(3)
    assert first.notes == second.notes
    assert len(first.notes) > 10
