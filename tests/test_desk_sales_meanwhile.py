"""Two of ours are at the sales files of one shop in the same moment, each in another process."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session
from test_sales_portions import ALL, ends, orders, sends, states

from storage.selling import underway
from tests.desk import House, Who
from tests.fresh import databases_of
from tests.shell import until
from tests.test_desk_sales import file, partner, sold

DATABASE = "postgresql"  # the only one of these tests: SQLite has one writer
pytestmark = pytest.mark.slow
WAITING = text("select count(*) from pg_locks where locktype = 'advisory' and not granted")


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(underway, "AT_ONCE", 2)
    house = House(tmp_path)
    house.shop("TikTok Shop Herbana")
    return house


@pytest.fixture
def budi(house: House) -> Who:
    return house.member("Budi", "admin")


def meanwhile(house: House, button: str, who: Who, others: str) -> str:
    """Ayu presses a button, and before that is committed somebody else another one; what that one
    reads."""
    first, second = house.press(house.admin, button), house.press(who, others)
    numbers = [house.do(lambda s, one=one: house.arrived(s, one)) for one in (first, second)]
    before = len(house.everything())
    with ThreadPoolExecutor(1) as pool:

        def both(session: Session) -> Future[None]:
            house.handle(session, first, numbers[0])
            waits = pool.submit(house.do, lambda s: house.handle(s, second, numbers[1]))
            until(lambda: house.do(lambda s: s.exec(WAITING).scalar()))
            return waits

        house.do(both).result(60)
    said = house.everything()[before:]
    return "\n".join(one.text for one in said if one.to == who.address)


def test_what_is_kept_in_the_moment_when_a_large_file_begins_waits_for_it(
    house: House, budi: Who
) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    house.answer(budi, "/sales", file=file(house, orders(1, units=3), "corrected.csv"))
    house.answer(house.admin, "/sales", file=file(house, orders()))
    assert "masih diproses" in meanwhile(house, "Simpan", budi, "Simpan")
    assert "orders.csv tersimpan" in ends(house)
    assert (states(house), sold(house, rani)) == (["kept"], ALL)


def test_nor_is_what_it_names_undone_in_that_moment(house: House, budi: Who) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    sends(house, orders(1), "first.csv")
    house.answer(house.admin, "/sales", file=file(house, orders(units=3)))
    assert "masih diproses" in meanwhile(house, "Simpan", budi, "s.sales_undo:1")
    ends(house)
    assert (states(house), sold(house, rani).units) == (["kept", "kept"], 3 * 7)
