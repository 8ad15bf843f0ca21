"""The two kinds of database that the suite runs on, and a way to keep one from the bot."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import NullPool, create_engine, text

from storage.db import Database

SQLITE, POSTGRES = "sqlite", "postgresql"


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Another program keeps the database for itself, and takes its time."""
    url = database.engine.url
    if url.get_backend_name() == SQLITE:
        other = sqlite3.connect(url.database, isolation_level=None)
        with closing(other):
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with create_engine(url, poolclass=NullPool).connect() as connection:
        connection.execute(text("LOCK TABLE inbox, outbox IN ACCESS EXCLUSIVE MODE"))
        yield
        connection.rollback()
