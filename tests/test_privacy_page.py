"""docs/privacy.md is true: each control names tests that are there, and its queries run."""

import re
from pathlib import Path
from typing import Any

import pytest
from desk import House
from sqlalchemy import text

from bot.settings import Settings
from handlers.office import forgetting

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
def test_the_queries_of_the_page_tell_who_is_affected(house: House):
    """Who was forgotten has no name any more; who was never written to is not told as such."""
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    house.listed("Citra")
    house.says(rani, "/data")
    house.turn(lambda turn: forgetting.forget(turn, 2, even_with_open_deals=True))
    held, asked, written_to = answers(house)
    assert [(row.id, row.name) for row in held] == [(1, "Rani"), (3, "Citra")]
    kinds = [(row.partner_id, row.kind, row.by) for row in asked]
    assert kinds[0] == (1, "see", "self")
    assert sorted(row.partner_id for row in written_to) == [1, 2]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def answers(house: House) -> list[list[Any]]:
    """What each query of the page finds."""
    found = re.search(r"<!-- queries -->(.*)<!-- /queries -->", PAGE, re.DOTALL)
    assert found
    queries = [one.strip() for one in found[1].split(";") if one.strip()]
    return [house.do(lambda s, q=q: s.execute(text(q)).all()) for q in queries]


def test_each_kind_of_data_stands_in_the_table_once():
    table = PAGE.split("## What is held")[1].split("**Sealed**")[0]
    kinds = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert [one for one in set(kinds) - {"---"} if kinds.count(one) > 1] == []
