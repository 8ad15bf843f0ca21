"""A fresh database with all tables, copied from one that is made once: making takes longer."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlmodel import SQLModel

from storage import tables  # noqa: F401
from storage.db import Database


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="sapa-tests-")) / "template.db"
    database = Database(f"sqlite:///{path}")
    SQLModel.metadata.create_all(database.engine)
    database.close()
    return path


def fresh_database(folder: Path) -> Database:
    """A database of its own in the folder, with all tables and nothing in them."""
    path = folder / "sapa.db"
    shutil.copy(_template(), path)
    return Database(f"sqlite:///{path}")
