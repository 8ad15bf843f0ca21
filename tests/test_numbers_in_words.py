"""One day is no *1 days*, and nothing that waits is counted as none."""

from datetime import date
from pathlib import Path

import pytest
from desk import House

from deals.says.parcels.to_partner import PackOnItsWay
from handlers.say import render
from handlers.words.phrases import Phrases


@pytest.mark.parametrize(("days", "told"), [(1, "1 day to post"), (3, "3 days to post")])
def test_one_of_a_thing_is_told_as_one(days: int, told: str) -> None:
    assert told in render(PackOnItsWay("Herbana", "JNE", "JP1", days, None), "en")


def test_a_day_in_english_has_no_zero_before_it_and_the_team_s_own_has() -> None:
    day = date(2026, 12, 1)
    assert Phrases("en").dates([day]) == "Tuesday, 1 December 2026"
    assert Phrases("id").dates([day]) == "Selasa, 01 Desember 2026"


def test_what_only_leads_check_stands_under_no_zero(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.listed("Rani")
    dewi = house.member("Dewi", "lead", "en")
    for who, nought in ((house.admin, "Menunggu kita: 0"), (dewi, "Waiting on us: 0")):
        told = house.answer(who, "/due")
        assert nought not in told and told.startswith("📌")
