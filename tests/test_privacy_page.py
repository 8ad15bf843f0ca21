"""docs/privacy.md is true: each control names tests that are there, and its queries run."""

import re
from pathlib import Path

import pytest
from desk import House
from sqlalchemy import text

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "privacy.md").read_text("utf-8")
CONTROLS = (*(f"D{number}" for number in range(1, 9)), "S18")
NO_TEST = {"D7": "fill in", "D8": "neither is asked for"}
NAMED = re.findall(r"`(tests/[\w/.]+)(?:::(\w+))?`", PAGE)


@pytest.mark.parametrize("control", CONTROLS)
def test_every_control_names_its_tests_or_says_why_not(control: str):
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| {control} |")]
    assert rows
    for row in rows:
        assert "`tests/" in row or NO_TEST[control] in row, row


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_the_page_names_is_there(path: str, name: str):
    told = (ROOT / path).read_text("utf-8")
    assert not name or f"def {name}(" in told


def test_every_setting_that_the_page_names_exists():
    names = re.findall(r"`((?:KEEP|DATA|DAILY)_[A-Z_]+)`", PAGE)
    assert {name.lower() for name in names} <= set(Settings.model_fields)


@pytest.mark.on_both_databases
def test_the_queries_of_the_page_run(tmp_path: Path):
    house = House(tmp_path)
    rani = house.who("Rani")
    house.approached(rani)
    house.says(rani, "/data")
    found = re.search(r"<!-- queries -->(.*)<!-- /queries -->", PAGE, re.DOTALL)
    assert found
    queries = [one.strip() for one in found[1].split(";") if one.strip()]
    answers = [house.do(lambda s, q=q: s.execute(text(q)).all()) for q in queries]
    [[partner], [asked], [written_to]] = answers
    assert (partner.name, asked.kind, written_to.partner_id) == ("Rani", "see", partner.id)
