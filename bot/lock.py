"""One program for one SQLite file: a second one is refused, and told who holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class AlreadyRunning(RuntimeError):
    """Another process holds the data folder; the message has its number."""


def hold(folder: Path) -> IO[str]:
    """Locks the data folder until the process ends; keep the file that is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / "sapa.lock").open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with file:
            file.seek(0)
            raise AlreadyRunning(file.read().strip() or "unknown") from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def hold_if_free(folder: Path) -> IO[str] | None:
    """The same; None when another process holds it."""
    try:
        return hold(folder)
    except AlreadyRunning:
        return None


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """One process at a time reads and writes a file; the next one waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f"{path.name}.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
