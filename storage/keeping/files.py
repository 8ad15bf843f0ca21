"""A SQLite database as a file: whether it is sound, and a copy of it while it is in use."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
NO_SPACE = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")
EVERY_PAGE = "PRAGMA quick_check(1)"
POSTGRES_DISK_FULL = "53100"


class Damaged(RuntimeError):
    """A database file is damaged; the message says how, in SQLite's words."""


def path_of(url: str) -> Path | None:
    """The file of a database URL; None when it is no SQLite."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None


def check(path: Path, begun: Callable[[sqlite3.Connection], object] = lambda reading: None) -> None:
    """Reads every page, which takes long for a large file. Raises Damaged.

    A file that cannot be opened at all is not judged; nor is one of which the reading, that
    `begun` is told of, was interrupted.
    """
    try:
        with closing(_opened(path)) as reading:
            begun(reading)
            [(found,)] = reading.execute(EVERY_PAGE)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise Damaged(str(error)) from None
        return
    if found != "ok":
        raise Damaged(found.replace("\n", " "))


def copy(source: Path, target: Path) -> None:
    """One file that only its owner may read, whole and checked, or none at all.

    Raises Damaged, and sqlite3.Error or OSError when it cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(_opened(source)) as old, closing(_opened(part)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # all of it in this one file
        check(part)
        put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)


def size(path: Path) -> int:
    """Bytes of a database with its journal: a copy takes no more."""
    journal = path.with_name(f"{path.name}-wal")
    return sum(file.stat().st_size for file in (path, journal) if file.exists())


def is_damage(error: object) -> bool:
    """Whether SQLite has met a page that cannot be right."""
    return getattr(error, "sqlite_errorname", "").startswith(DAMAGED)


def is_full(error: DBAPIError) -> bool:
    """Whether the database could not write for lack of space."""
    name = getattr(error.orig, "sqlite_errorname", "")
    return name in NO_SPACE or getattr(error.orig, "sqlstate", "") == POSTGRES_DISK_FULL


def shrink_journal(path: Path) -> None:
    """Gives the space of SQLite's journal back, if the database itself has room for it."""
    with suppress(sqlite3.Error), closing(_opened(path, wait_s=1)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def put_in_place(made: Path, target: Path) -> None:
    """Gives a finished file its name, so that a power cut leaves the old one or the new one."""
    _sync(made)
    made.replace(target)
    _sync(target.parent)


def _opened(path: Path, wait_s: float = 30) -> sqlite3.Connection:
    """Never makes a file that is not there."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=wait_s)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
