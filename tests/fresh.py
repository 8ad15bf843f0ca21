"""A fresh database with all tables, copied from one that is made once: making takes longer.

So is a migrated one, as the program leaves it at its first start.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Pool, event
from sqlmodel import SQLModel

from storage import tables  # noqa: F401
from storage.db import Database
from storage.migrate import migrate
from tests import data_key, postgres  # noqa: F401

_kind = ["sqlite"]  # of the test that runs


def fresh_database(folder: Path) -> Database:
    """A database of its own with all tables and nothing in them; SQLite's lies in the folder."""
    if _kind[0] == "postgresql":
        return opened_quickly(postgres.server().fresh())
    path = folder / "sapa.db"
    shutil.copy(str(_template().engine.url.database), path)
    return opened_quickly(f"sqlite:///{path}")


def opened_quickly(url: str) -> Database:
    """With statements compiled once for all tests, and SQLite's without waiting for the disk."""
    database = Database(url)
    engine, first = database.engine, _first(_kind[0], database).engine
    engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
    if _kind[0] == "sqlite":
        event.listen(engine, "connect", _do_not_wait)
    return database


def empty_database(folder: Path) -> Database:
    """The same without tables, as the program finds it at its first start."""
    if _kind[0] == "postgresql":
        return Database(postgres.server().empty())
    return Database(f"sqlite:///{folder}/sapa.db")


def migrated_database(folder: Path) -> Database:
    """The same as the program leaves it: migrated, with nothing in it yet."""
    return Database(migrated_url(_kind[0], folder))


def migrated_url(kind: str, folder: Path) -> str:
    """The URL of a new database of that kind, as the program leaves it."""
    if kind == "postgresql":
        return postgres.server().migrated()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_migrated(), folder / "sapa.db")
    return f"sqlite:///{folder}/sapa.db"


@contextmanager
def databases_of(kind: str) -> Iterator[None]:
    """While the block runs, fresh databases are `sqlite` or `postgresql`, which end with it."""
    if kind == "sqlite":
        yield
        return
    opened: list[Any] = []
    remember = lambda connection, record: opened.append(connection)  # noqa: E731
    event.listen(Pool, "connect", remember)
    _kind[0] = kind
    try:
        yield
    finally:
        _kind[0] = "sqlite"
        event.remove(Pool, "connect", remember)
        for connection in opened:
            connection.close()
        postgres.server().end_all()


@cache
def _opened_first() -> dict[str, Database]:
    return {"sqlite": _template()}


def _first(kind: str, database: Database) -> Database:
    """The first database of that kind, whose compiled statements all others share."""
    return _opened_first().setdefault(kind, database)


def _do_not_wait(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")


@cache
def _template() -> Database:
    database = Database(f"sqlite:///{_place()}/template.db")
    SQLModel.metadata.create_all(database.engine)
    database.close()
    return database


@cache
def _migrated() -> Path:
    path = _place() / "migrated.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="sapa-tests-"))
