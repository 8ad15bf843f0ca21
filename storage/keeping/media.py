"""The media folder: each file under the hash of its bytes, whole or not there."""

import hashlib
import os
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

UNFINISHED = "tmp"  # how the name of a file begins that is not whole yet
UNFINISHED_AFTER = timedelta(days=1)  # after which nobody writes it any more


def keep(folder: Path, content: bytes) -> tuple[str, Path]:
    """Writes a file so that it outlives a power cut; answers its SHA-256 and its path."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(folder, sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, content)
    else:
        os.utime(path)  # needed anew: its age counts from here
    for named_in in (path.parent, folder, folder.parent):
        _sync_names(named_in)  # also of a file that was there: who wrote it may have died here
    return sha256, path


def path_of(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def remove_unfinished(folder: Path, now: datetime) -> int:
    """Removes what a kill left half written a day ago; answers how many files. Raises OSError."""
    left = older(folder, f"??/{UNFINISHED}*", UNFINISHED_AFTER, now)
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def remove_unneeded(folder: Path, needed: set[str], after: timedelta, now: datetime) -> int:
    """Removes files of that age which nothing needs; answers how many. Raises OSError."""
    left = [path for path in older(folder, "??/*", after, now) if path.name not in needed]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def older(folder: Path, names: str, after: timedelta, now: datetime) -> list[Path]:
    """What nobody has written for so long, by our clock and by the disk's, whichever is behind:
    a practice room's may be years ahead, and the disk's may be wrong."""
    before = min(now.timestamp(), time.time()) - after.total_seconds()
    return [path for path in folder.glob(names) if path.stat().st_mtime < before]


def _write_whole(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sync_names(folder: Path) -> None:
    """A new name is safe only once the folder that it stands in is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
