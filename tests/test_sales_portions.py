"""A sales file that is too large for one turn goes in a portion at a time, while others are
answered; nothing of it counts until all of it is there."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.portions import TRIES, Portions
from bot.writer import Writer
from deals.selling.sold import Sold
from deals.terms import Target
from storage import migrate
from storage.db import Database
from storage.partner import people
from storage.post.presence import Presence
from storage.selling import underway
from storage.tables import Deal, OrderLine, SalesFile, SalesUnderway, ShopAccount, Staff
from tests import exports
from tests.desk import House
from tests.faults.test_affiliate_faults import dies, killed
from tests.shell import until
from tests.test_bonus import TERMS
from tests.test_desk_sales import file, partner, pressed, sold
from tests.test_old_book import as_before
from tests.test_sold_posts import FIRST, link, sells

pytestmark = pytest.mark.on_both_databases
HEADER, LINE = exports.TIKTOK_ORDERS.splitlines()[:2]
ORDERS = 7
ALL = Sold(2 * ORDERS, 150_000 * ORDERS, ORDERS, commission_idr=15_000 * ORDERS)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(underway, "AT_ONCE", 2)
    house = House(tmp_path)
    house.shop("TikTok Shop Herbana")
    return house


@pytest.fixture
def rani(house: House) -> int:
    return partner(house, "Rani Kusuma", "tiktok", "rani.k")


def orders(count: int = ORDERS, units: int = 2) -> str:
    """So many orders of two pieces each, of Rani's account."""
    told = LINE.replace("150000,IDR,2", f"{75_000 * units},IDR,{units}")
    lines = [told.replace("577000000000000001", f"57700000000000{n:04}") for n in range(count)]
    return "\n".join([HEADER, *lines])


def sends(house: House, text: str, name: str = "orders.csv") -> str:
    """A file is seen and kept; answers what they read of it."""
    seen = house.answer(house.admin, "/sales", file=file(house, text, name))
    return f"{seen}\n{pressed(house, 'Simpan')}"


class Watched(Writer):
    """Between two portions something else may happen."""

    def __init__(self, database: Database, between: Callable[[], Any]) -> None:
        super().__init__(database)
        self.between = between

    async def transact(self, unit: Any) -> Any:
        done = await super().transact(unit)
        self.between()
        return done


def works(house: House, between: Callable[[], Any] = lambda: None) -> bool:
    """A process brings what is underway to its end; False where nothing is."""
    with at_work(house, between) as portions:
        return asyncio.run(portions.one())


@contextmanager
def at_work(house: House, between: Callable[[], Any] = lambda: None) -> Iterator[Portions]:
    presence = Presence(house.database, "all", house.now)
    clock: Any = SimpleNamespace(now=lambda: house.now)
    try:
        yield Portions(Watched(house.database, between), clock, presence, "sapa_bot")
    finally:
        presence.leave()


def ends(house: House, between: Callable[[], Any] = lambda: None) -> str:
    """The same, also after a dead process whose lock is let go in a moment; answers what is said
    upon it."""
    before = len(house.everything())
    until(lambda: works(house, between))
    return "\n".join(one.text for one in house.everything()[before:])


def standing(house: House) -> int:
    return len(house.do(lambda s: s.exec(select(OrderLine).where(OrderLine.stands)).all()))


def states(house: House) -> list[str]:
    return [*house.do(lambda s: s.exec(select(SalesFile.state).order_by(SalesFile.id)).all())]


def test_nothing_of_it_counts_until_all_of_it_does(house: House, rani: int) -> None:
    assert "Sebentar ya, orders.csv sedang disimpan: 7 baris" in sends(house, orders())
    known: list[Sold] = []
    said = ends(house, lambda: known.append(sold(house, rani)))
    assert known == [Sold()] * 5 + [ALL], "it was claimed, came in four portions, and counts"
    assert "orders.csv tersimpan" in said and "Baru: 7 · berubah: 0 · tetap: 0" in said
    assert not works(house)


def test_and_no_video_is_the_best_seller_by_half_a_file(house: House) -> None:
    """In /boost what sold most comes first."""
    rani, _ = sells(house, "Rani", "rani.k")
    other, sold_more = FIRST - 567, FIRST
    house.says(rani, f"{link('rani.k', other)} {link('rani.k', sold_more)}")
    house.presses(house.admin, "Terima semua")
    sends(house, orders())
    firsts: list[bool] = []

    def looks() -> None:
        boost = house.answer(house.admin, "/boost september")
        firsts.append(boost.index(str(other)) < boost.index(str(sold_more)))

    ends(house, looks)
    assert firsts == [True] * 5 + [False]


def test_others_are_answered_between_two_portions(house: House, rani: int) -> None:
    sends(house, orders())
    sari, answers = house.who("Sari"), []
    house.approached(sari)
    ends(house, lambda: answers.append(house.answer(sari, "/status")))
    assert len(answers) == 6 and all(answers)


def test_a_kill_between_two_portions_loses_and_doubles_nothing(house: House, rani: int) -> None:
    sends(house, orders())

    def dies_in_the_middle() -> None:
        house.database = Database(house.database.url)
        row = house.do(lambda s: s.get(SalesUnderway, 1))
        if row and row.at == 4:
            dies()

    killed(house, lambda: works(house, dies_in_the_middle))
    assert (standing(house), sold(house, rani)) == (4, Sold())
    assert "Baru: 7" in ends(house)
    assert (standing(house), sold(house, rani)) == (ORDERS, ALL)


def test_whose_an_account_is_nobody_is_asked_until_what_it_sold_counts(
    house: House, rani: int
) -> None:
    """And whoever is in the list has theirs from the first portion on."""
    unlisted = LINE.replace("rani.k", "sari.sehat").replace("577", "578")
    sends(house, orders().replace(HEADER, f"{HEADER}\n{unlisted}"))
    asked: list[bool] = []
    states_of: list[dict[str, str]] = []

    def look() -> None:
        told = house.answer(house.admin, "/sales") + house.answer(house.admin, "/due")
        asked.append("belum dikenal" in told)
        rows = house.do(lambda s: s.exec(select(ShopAccount)).all())
        states_of.append({one.account: one.state for one in rows})

    ends(house, look)
    assert asked == [False] * 5 + [True]
    assert states_of == [{}, *[{"rani.k": "ours", "sari.sehat": "open"}] * 5]
    pressed(house, "s.sales_undo:1")
    look()
    assert not asked[-1], "it was undone, and nothing that it sold counts"


def test_one_that_is_gone_from_the_disk_is_let_go_again(house: House, rani: int) -> None:
    """The process stopped, and when it starts again the file is not there."""
    sends(house, orders())

    def stops() -> None:
        if house.do(lambda s: s.get_one(SalesUnderway, 1)).at == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        works(house, stops)
    shutil.rmtree(house.folder / "exports")
    said = ends(house)
    assert "orders.csv tidak disimpan" in said and "Kirim sekali lagi" in said
    assert works(house) and not works(house)
    assert (states(house), standing(house), sold(house, rani)) == (["undone"], 0, Sold())
    sends(house, orders())
    ends(house)
    assert sold(house, rani) == ALL


def test_meanwhile_no_other_file_of_the_shop_is_kept(house: House, rani: int) -> None:
    sends(house, orders())
    assert "sedang disimpan" in house.answer(house.admin, "/sales", file=file(house, orders()))
    assert "masih diproses" in sends(house, orders(1), "later.csv")
    assert "Sedang disimpan: orders.csv" in house.answer(house.admin, "/sales")
    ends(house)
    assert sold(house, rani) == ALL
    assert "sudah pernah" in house.answer(house.admin, "/sales", file=file(house, orders()))


def test_whoever_has_seen_it_too_reads_that_it_is_on_its_way(house: House, rani: int) -> None:
    budi = house.member("Budi", "admin")
    house.answer(budi, "/sales", file=file(house, orders()))
    sends(house, orders())
    said = house.presses(budi, "Simpan")
    assert ["masih diproses" in one.text for one in said] == [True]


def test_a_large_correction_takes_effect_at_once_and_so_does_its_undo(
    house: House, rani: int
) -> None:
    sends(house, orders())
    ends(house)
    corrected = orders(ORDERS + 3, units=3)
    assert "Baru: 3 · berubah: 7" in sends(house, corrected, "later.csv")
    known: list[Sold] = []
    ends(house, lambda: known.append(sold(house, rani)))
    assert known[:-1] == [ALL] * 6 and known[-1].units == 3 * (ORDERS + 3)
    assert "later.csv dibatalkan" in pressed(house, "Batalkan file ini")
    assert sold(house, rani) == ALL, "though its rows are still to be let go"
    assert "masih diproses" in sends(house, orders(1), "again.csv")
    known.clear()
    assert not ends(house, lambda: known.append(sold(house, rani)))
    assert known == [ALL] * len(known) and standing(house) == ORDERS
    assert states(house) == ["kept", "undone"]
    sends(house, corrected, "later.csv")
    ends(house)
    assert sold(house, rani).units == 3 * (ORDERS + 3)


def test_a_large_file_that_said_little_new_is_undone_at_once(house: House, rani: int) -> None:
    sends(house, orders())
    ends(house)
    sends(house, orders(ORDERS + 2), "later.csv")
    ends(house)
    assert sold(house, rani).units == 2 * (ORDERS + 2)
    assert "later.csv dibatalkan" in pressed(house, "Batalkan file ini")
    assert not works(house) and sold(house, rani) == ALL


def test_a_file_that_was_kept_before_there_were_portions_is_undone(
    tmp_path: Path, house: House, rani: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its rows it is known in whose place each of them stands."""
    monkeypatch.setattr(underway, "AT_ONCE", 2048)
    sends(house, orders())
    sends(house, orders(ORDERS + 3, units=3), "later.csv")
    (tmp_path / "old").mkdir()
    house.database = as_before(house.database, tmp_path / "old", "0034")
    assert migrate.migrate(house.database)
    assert sold(house, rani).units == 3 * (ORDERS + 3)
    assert "later.csv dibatalkan" in pressed(house, "Batalkan file ini")
    assert sold(house, rani) == ALL


def test_while_another_is_at_work_for_who_sold_it_waits_for_the_next_round(house: House) -> None:
    """A bonus is due by the file, and its partner is reserved by another process."""
    bonus = replace(TERMS, bonus_target=Target(units=10))
    _, deal_id = sells(house, "Rani", "rani.k", bonus)
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    sends(house, orders())
    with at_work(house) as portions, Session(house.database.engine) as other:
        people.reserve(other, partner_id)
        asyncio.run(portions.round())
        if house.database.engine.dialect.name == "postgresql":
            assert sold(house, partner_id) == Sold()
        other.rollback()
        asyncio.run(portions.round())
    assert sold(house, partner_id) == ALL


def test_a_sick_file_keeps_no_other_waiting_and_the_leads_are_told(house: House, rani: int) -> None:
    """What is known of it fits no more: an update has changed that."""
    sends(house, orders())
    house.shop("TikTok Shop Kedua")
    house.do(lambda s: spoil(s.get_one(SalesUnderway, 1)))
    house.answer(house.admin, "/sales", file=file(house, orders() + "\n", "second.csv"))
    pressed(house, "TikTok Shop Kedua")
    pressed(house, "Simpan")
    lead = house.member("Lina", "lead")
    before = len(house.everything())
    with at_work(house) as portions:
        asyncio.run(portions.round())
        assert [
            one.text for one in house.everything()[before:] if "second.csv tersimpan" in one.text
        ]
        for _ in range(TRIES + 1):
            asyncio.run(portions.round())
    said = house.everything()[before:]
    (told,) = [one.text for one in house.to(lead, said)]
    assert "orders.csv untuk TikTok Shop Herbana" in told and "TypeError" in told
    assert any("orders.csv tidak disimpan" in one.text for one in house.to(house.admin, said))
    assert not works(house) and states(house) == ["undone", "kept"]


def spoil(row: SalesUnderway) -> None:
    row.source = {**row.source, "of_old": True}


def test_who_was_removed_meanwhile_reads_nothing_of_it_but_the_leads_do(
    house: House, rani: int
) -> None:
    lina, removed = house.member("Lina", "lead"), house.member_id(house.admin)
    sends(house, orders())

    def leaves(session: Session) -> None:
        session.get_one(Staff, removed).active = False

    house.do(leaves)
    before = len(house.everything())
    ends(house)
    said = house.everything()[before:]
    assert house.to(house.admin, said) == []
    (told,) = house.to(lina, said)
    assert "orders.csv tersimpan" in told
