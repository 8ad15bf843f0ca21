"""Days that somebody reads are Jakarta's: at 06:50 there it is still yesterday by UTC."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from desk import TERMS, House, Who
from structlog.testing import capture_logs

from deals.terms import Instalment, PostBy
from tests.test_desk_reports import sheet

ROOT = Path(__file__).parent.parent
MORNING = datetime(2026, 11, 22, 23, 50, tzinfo=UTC)  # Monday the 23rd in Jakarta
PACK = replace(
    TERMS,
    post_by=PostBy(on=date(2026, 12, 15)),
    barter="1 paket",
    instalments=(Instalment(50, "agreement"), Instalment(50, "delivery")),
)
WHERE = "Rani Kusuma, 0812 3456 7890, Jl. Melati No. 53 RT 02/05, Depok 16411"
IN_UTC = re.compile(r"(?:now|_at|\bat|listed_at\))\.date\(\)")


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.now = MORNING
    return house


@pytest.fixture
def rani(house: House) -> Who:
    """She agreed this morning, told where to, and half of her fee is due."""
    rani = house.who("Rani")
    house.agreed(rani, terms=PACK)
    house.says(rani, WHERE)
    return rani


def test_who_asks_reads_since_when_we_hold_their_data(house: House, rani: Who) -> None:
    assert "Senin, 23 November 2026" in house.answer(rani, "/data")


def test_sheets_of_the_morning_bear_its_day(house: House, rani: Who) -> None:
    with capture_logs() as logged:
        house.says(house.admin, "/packing")
    assert "packing-2026-11-23.xlsx" in [one.get("sheet") for one in logged]
    titles, first, *_ = sheet(house.presses(house.admin, "s.paysheet:all"))
    assert "2026-11-23" in first, titles


def test_no_day_that_is_read_is_taken_from_utc() -> None:
    code = [*(ROOT / "handlers").rglob("*.py"), *(ROOT / "storage").rglob("*.py")]
    lines = [(one.name, line) for one in code for line in one.read_text("utf-8").splitlines()]
    wrong = [(name, line.strip()) for name, line in lines if IN_UTC.search(line)]
    assert wrong == []
