"""A sheet is read in one process while another one is at work for somebody on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import House
from sqlmodel import Session, select
from test_desk_import import counts, row, sheet

from storage.partner import listing, people
from storage.personal import suppressed
from storage.tables import Partner
from tests.forgetting import forget
from tests.fresh import databases_of

DATABASE = "postgresql"  # the only one of these tests: SQLite has one writer
pytestmark = pytest.mark.slow
ADDRESS = "0812-0000-0123, Jl. Kamboja No. 12, Cimahi"
RANITA, DEWI = row("Ranita", "ranita", address=ADDRESS), row("Dewi", "dewi")


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.campaign()
    house.says(house.admin, "/import", file=sheet(house, RANITA))
    return house


@pytest.fixture(params=[(listing, "read"), (suppressed, "held")], ids=lambda at: at[1])
def forgotten_meanwhile(
    request: pytest.FixtureRequest, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as she was found, or was not found among the forgotten; before all is written."""
    module, name = request.param
    asked, gone = getattr(module, name), []

    def then_forgotten(*given: Any) -> Any:
        answer = asked(*given)
        if not gone:
            gone.append(forget(house))
        return answer

    monkeypatch.setattr(module, name, then_forgotten)


def known(house: House) -> list[tuple[str, str | None, str | None]]:
    rows = house.do(lambda s: s.exec(select(Partner).order_by(Partner.id)).all())
    return [(one.name, one.phone, one.address) for one in rows]


@pytest.mark.usefixtures("forgotten_meanwhile")
def test_whom_another_process_forgets_stays_forgotten(house: House) -> None:
    house.campaign("Oktober")
    said = house.answer(house.admin, "/import Oktober", file=sheet(house, RANITA, DEWI))
    assert "minta tidak dihubungi lagi" in said and "Masuk daftar: 1" in said
    assert known(house) == [("#1", None, None), ("Dewi", None, None)]
    assert counts(house) == (2, 2)


@pytest.mark.usefixtures("forgotten_meanwhile")
def test_who_is_added_by_their_link_stays_so_too(house: House) -> None:
    house.says(house.admin, "/add https://www.instagram.com/ranita")
    said = house.presses(house.admin, "s.adddone")
    assert known(house) == [("#1", None, None)]
    assert any("minta datanya dihapus" in one for one in said)


def test_while_another_is_at_work_for_one_of_them_nothing_is_taken_and_then_all(
    house: House,
) -> None:
    given = sheet(house, row("Ranita", "ranita", "20K"), DEWI)
    with Session(house.database.engine) as other:
        people.reserve(other, 1)
        with pytest.raises(people.Busy):
            house.says(house.admin, "/import", file=given)
        assert counts(house) == (1, 1)
        other.rollback()
    said = house.answer(house.admin, "/import", file=given)
    assert "diperbarui: 1" in said and "Masuk daftar: 1" in said
    assert counts(house) == (2, 2)
