"""docs/screens.md says what was measured, by the thresholds that are in force."""

import json

from deals.lives import likeness
from tests.reliability.page import filled
from tests.screens_page import PAGE, RECORD, THRESHOLDS, parts


def test_the_page_says_what_the_record_says_and_by_what_it_was_measured():
    record, page = json.loads(RECORD.read_text("utf-8")), PAGE.read_text("utf-8")
    assert filled(page, parts(record)) == page
    assert record["by"] == {name: getattr(likeness, name) for name in THRESHOLDS}
