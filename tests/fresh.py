"""A fresh database with all tables, copied from one that is made once: making takes longer."""

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
from tests import postgres

_kind = ["sqlite"]  # of the test that runs


def fresh_database(folder: Path) -> Database:
    """A database of its own with all tables and nothing in them; SQLite's lies in the folder."""
    if _kind[0] == "postgresql":
        return Database(postgres.server().fresh())
    path = folder / "sapa.db"
    shutil.copy(_template(), path)
    return Database(f"sqlite:///{path}")


def empty_database(folder: Path) -> Database:
    """The same without tables, as the program finds it at its first start."""
    if _kind[0] == "postgresql":
        return Database(postgres.server().empty())
    return Database(f"sqlite:///{folder}/sapa.db")


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
        postgres.server().drop_all()


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="sapa-tests-")) / "template.db"
    database = Database(f"sqlite:///{path}")
    SQLModel.metadata.create_all(database.engine)
    database.close()
    return path
