"""How a book is moved from SQLite to PostgreSQL in tests."""

from pathlib import Path
from typing import Any

from sqlalchemy import select
from typer.testing import CliRunner

from bot.cli import app
from storage.db import Database
from storage.keeping import moving


def rows(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, read without the help of what moves them."""
    with database.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in moving.tables()
        }


def rows_in(url: str) -> dict[str, list[Any]]:
    database = Database(url)
    try:
        return rows(database)
    finally:
        database.close()


def sapa_move(folder: Path, *words: str) -> Any:
    """`sapa move-database`, for a team whose data are in the folder."""
    done = CliRunner().invoke(app, ["move-database", *words], env=environment(folder))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def environment(folder: Path) -> dict[str, str]:
    return {"DATA": str(folder), "TELEGRAM_TOKEN": "1:x", "COLUMNS": "200"}
