"""A look into a database beside the program that works on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine


@contextmanager
def looking_into(url: str) -> Iterator[Connection]:
    """A connection that changes nothing; not even SQLite's log is folded into its file."""
    if url.startswith("sqlite:///"):
        url = f"sqlite:///file:{url.removeprefix('sqlite:///')}?mode=ro&uri=true"
    with create_engine(url, poolclass=NullPool).connect() as connection:
        yield connection
