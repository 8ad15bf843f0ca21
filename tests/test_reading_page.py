"""docs/reading.md says what is measured: of the sets in tests/data now, of the unseen as kept."""

import json

import pytest

from tests.reading_page import PAGE, RECORD, parts, seen
from tests.reliability.page import filled

KEPT = json.loads(RECORD.read_text("utf-8"))


def test_the_page_is_made_from_the_record():
    text = PAGE.read_text("utf-8")
    assert filled(text, parts(KEPT)) == text


@pytest.mark.slow
def test_the_record_is_what_the_reader_does_now():
    assert seen() == KEPT["seen"]
