"""Brings a database to the newest tables; run at every start."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlmodel import Session

from storage.db import Database, alone

FOLDER = Path(__file__).with_name("migrations")


def migrate(database: Database) -> bool:
    """Applies the migrations that are missing, all in one transaction; False if there were none.

    Of several processes that start together one migrates, while the others wait for it.
    Raises OperationalError when the database cannot be written.
    """
    return database.transact(_migrated)


def is_pending(database: Database) -> bool:
    """Whether a migration is missing."""
    with database.engine.connect() as connection:
        return current(connection) != newest()


def current(connection: Connection) -> str | None:
    """The migration that the database is at."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def newest() -> str:
    """The newest migration in the folder; they are numbered from 0001."""
    return max(path.stem[:4] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def _migrated(session: Session) -> bool:
    connection = session.connection()
    if current(connection) == newest():
        _write_something(connection)
        return False
    alone(session, "migrate")
    if current(connection) == newest():  # somebody else was faster
        return False
    _upgrade(connection)
    return True


def _write_something(connection: Connection) -> None:
    """SQLite begins a transaction on a read-only file too, and refuses only the first write."""
    connection.execute(text("update alembic_version set version_num = version_num"))


def _upgrade(connection: Connection) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
