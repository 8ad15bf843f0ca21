"""docs/security.md leaves no threat out, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")
THREATS = [*(f"S{number}" for number in range(1, 19)), "room", "reader"]
ROW = re.compile(r"^\| (S\d+|room|reader) \| (.+?) \| (.+?) \| ?(.*?) ?\|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")


def test_every_threat_has_one_row() -> None:
    assert [row[0] for row in ROW.findall(PAGE)] == THREATS


@pytest.mark.parametrize("row", ROW.findall(PAGE), ids=THREATS)
def test_a_row_is_shown_by_tests_or_says_that_it_does_not_apply(row: tuple[str, ...]) -> None:
    *_, control, shown_by = row
    assert NAMED.findall(shown_by) or control.startswith("Does not apply")
    assert not NAMED.sub("", shown_by).strip()


def test_every_test_that_is_named_is_there() -> None:
    for path, name in NAMED.findall(PAGE):
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), name


def test_every_test_of_a_threat_is_somewhere_on_the_page() -> None:
    """At least one of each file, so that a new file cannot be forgotten."""
    named = {path for path, _ in NAMED.findall(PAGE)}
    here = {f"tests/security/{path.name}" for path in Path(__file__).parent.glob("test_*.py")}
    assert here - named == {f"tests/security/{Path(__file__).name}"}
