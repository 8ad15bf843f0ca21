"""A book from before there were affiliates: what it says is kept, and the desk works on it."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Connection, MetaData, Table, inspect
from sqlmodel import Session, SQLModel

from storage import migrate
from storage.db import Database
from storage.keeping import moving
from storage.tables import Campaign, Deal
from tests.desk import House
from tests.fresh import empty_database
from tests.selling import shop
from tests.test_bonus import TERMS, delivers, imported, sells

pytestmark = pytest.mark.on_both_databases
BEFORE = "0021"
CAME_LATER = {"bonus_target", "promotions", "tickets", "boosts", "shop", "month", "amendment"}
COMMANDS = (
    *("/due", "/shops", "/sales", "/boost", "/tickets", "/suspicious", "/announce"),
    *("/report", "/recap", "/calendar", "/payments", "/list", "/evaluate"),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One reel of Rani's was accepted, and Dewi has an offer; then comes today's version."""
    (tmp_path / "new").mkdir()
    house = House(tmp_path / "new")
    rani, dewi = house.who("Rani"), house.who("Dewi")
    house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/C9abcdefgh1/")
    house.presses(house.admin, "Terima bukti")
    house.approached(dewi)
    house.database = as_before(house.database, tmp_path)
    assert migrate.migrate(house.database)
    return house


def as_before(new: Database, folder: Path, before: str = BEFORE) -> Database:
    """The book as the version before would have written it."""
    old = empty_database(folder)

    def fill(session: Session) -> None:
        config = Config()
        config.set_main_option("script_location", str(migrate.FOLDER))
        config.attributes["connection"] = session.connection()
        command.upgrade(config, before)
        with new.engine.connect() as line:
            for table in _of_then(session.connection()):
                _copy(table, line, session)

    with patch.object(moving, "HELD_BY", {}):  # some of those tables were not there yet
        old.transact(fill)
    return old


def _of_then(line: Connection) -> list[Table]:
    """Its tables with the columns that they had, those first that others refer to."""
    there, then = inspect(line), MetaData()
    known = set(there.get_table_names())
    columns = {name: {one["name"] for one in there.get_columns(name)} for name in known}
    return [
        Table(
            table.name,
            then,
            *(Column(one.name, one.type) for one in table.c if one.name in columns[table.name]),
        )
        for table in SQLModel.metadata.sorted_tables
        if table.name in known
    ]


def _copy(table: Table, line: Connection, session: Session) -> None:
    rows = [
        {name: _then(value) for name, value in row._mapping.items()}
        for row in line.execute(table.select())
    ]
    if rows:
        session.connection().execute(table.insert(), rows)
    if session.get_bind().dialect.name == "postgresql":
        moving._number_on(session, SQLModel.metadata.tables[table.name])


def _then(value: Any) -> Any:
    """Without what nobody wrote then."""
    if isinstance(value, dict):
        return {name: _then(one) for name, one in value.items() if name not in CAME_LATER}
    return [_then(one) for one in value] if isinstance(value, list) else value


def test_every_command_answers_and_a_slip_from_before_is_undone(house: House) -> None:
    for words in COMMANDS:
        assert house.answer(house.admin, words), words
    assert "bukti diterima" in house.answer(house.admin, "/undo")
    deal = house.deal(1)
    assert (deal.stage, deal.tickets, deal.boosts) == ("delivering", (), ())


def test_what_was_under_way_goes_on(house: House) -> None:
    rani, dewi = house.who("Rani"), house.who("Dewi")
    assert "1 reel" in house.answer(rani, "/status")
    house.says(rani, "https://www.instagram.com/reel/C9abcdefgh2/")
    house.presses(house.admin, "Terima bukti")
    house.presses(dewi, "yes:2:1")
    house.presses(dewi, "agree:2:1")
    assert [house.deal(number).stage for number in (1, 2)] == ["done", "delivering"]
    house.says(dewi, "akun aku kena banned kak")
    assert "Dewi" in house.answer(house.admin, "/tickets")


def test_affiliates_join_it(house: House) -> None:
    """Beside campaigns that belong to no shop."""
    sinta, selling = house.who("Sinta"), shop(house)
    house.campaign("TikTok", TERMS, "affiliate", shop_id=selling.shop_id)
    deal_id = house.agreed(sinta, terms=TERMS, title="TikTok")
    delivers(house, sinta)
    sells(house, selling, deal_id, 52)
    assert imported(house, 1, 2, deal_id)
    assert "Sinta" in house.answer(house.admin, "/due")
    shops = house.do(lambda s: [s.get_one(Campaign, 1).shop_id, s.get_one(Deal, 1).tickets])
    assert shops == [None, 0]
