"""`python -m tests.bench.played`: what one partner's month leaves behind, in rows and bytes."""

import tempfile
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from storage.db import Database
from storage.keeping import moving
from tests.bench.million_book import UPDATE
from tests.desk import House, Who
from tests.fresh import databases_of

POST = "https://www.instagram.com/reel/Cabcdef{:03}{}/"
TEMPERS = [*["silent"] * 4, *["agrees", "haggles"] * 2, "forgets", "declines"]


def main(partners: int = 20) -> None:
    """Plays a month on PostgreSQL and prints what each table has for each partner."""
    with databases_of("postgresql"), tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        for number in range(partners):
            _begins(house, house.who(f"Mitra {number}", "id"), TEMPERS[number % len(TEMPERS)])
        house.later(days=20)
        for number in range(partners):
            _delivers(house, number, TEMPERS[number % len(TEMPERS)])
        house.later(days=30)
        Console().print(_table(house.database, partners))


def _begins(house: House, who: Who, temper: str) -> None:
    deal_id = house.approached(who)
    if temper == "declines":
        house.says(who, "maaf kak, belum bisa ikut")
    if temper == "haggles":
        house.says(who, "fee 700rb, 2 reel")
        house.presses(house.admin, "Terima syaratnya")
    if temper in ("agrees", "forgets"):
        house.presses(who, f"yes:{deal_id}:1")
        house.presses(who, f"agree:{deal_id}:1")


def _delivers(house: House, number: int, temper: str) -> None:
    if temper not in ("agrees", "haggles"):
        return
    for piece in range(2):
        house.says(house.who(f"Mitra {number}"), POST.format(number, piece))
        house.presses(house.admin, "Terima bukti")


def _table(database: Database, partners: int) -> Table:
    """Bytes as PostgreSQL keeps them, without indexes. An update weighs what a real one does."""
    table = Table("table", "rows a partner", "bytes a row", "bytes a partner")
    with database.engine.connect() as connection:
        connection.execute(text("update inbox set raw = :raw"), {"raw": UPDATE})
        for one in moving.tables():
            size = text(f"select count(*), coalesce(avg(pg_column_size(t.*)), 0) from {one.name} t")
            count, weight = connection.execute(size).one()
            each = count / partners
            table.add_row(one.name, f"{each:.2f}", f"{weight:.0f}", f"{each * float(weight):.0f}")
        connection.rollback()
    return table


if __name__ == "__main__":
    typer.run(main)
