"""`sapa backup` and `sapa restore`: a copy of the database, and the way back to one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.lock import AlreadyRunning, hold
from bot.personal.data_key import NoKey, check_key, take_key
from bot.settings import Settings
from storage.db import Database
from storage.keeping import (
    files,
    media,
    restored,
)
from storage.keeping.restored import Restored
from storage.migrate import current, migrate, newest
from storage.partner.people import Busy
from storage.personal import sealed
from storage.post import presence

STAMP = "%Y%m%d-%H%M%S"
ON_POSTGRES = (
    "This database is PostgreSQL, which has its own tools: pg_dump makes a backup while the bot"
    " runs, and point-in-time recovery (PITR) brings back any moment. Once they have brought"
    " it back, `sapa restore` without a file holds what may have been said since."
)


OTHER_KEY = (
    "This copy and the list of who was forgotten (DATA/backups/forgotten.json) were sealed with"
    " different keys. Nothing was changed: give both, the newer one first, DATA_KEY=newer,older."
)


class NotDone(RuntimeError):
    """Why nothing was done, in words for the person at the terminal."""


def back_up(settings: Settings, target: Path | None, now: datetime) -> Path:
    """Copies the database while the bot may run; answers where the copy is. Raises NotDone."""
    database = _file(settings)
    target = target or settings.backups / f"sapa-{now:{STAMP}}.db"
    if not database.exists():
        raise NotDone(f"There is no database yet: {database}")
    if target.exists():
        raise NotDone(f"{target} is there already, and a backup is never written over.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _told():
        files.copy(database, target)
    return target


def restore(settings: Settings, source: Path, now: datetime) -> tuple[Restored, Path | None]:
    """Puts a backup in the database's place, with all that was still to be said in it held.

    Answers what is held, and where the former database is kept. Raises NotDone.
    """
    database = _file(settings)
    if not source.is_file() or (database.exists() and source.samefile(database)):
        raise NotDone(f"{source} is no backup.")
    with _stopped(settings), _told():
        made = database.with_name(f"{database.name}.restoring")
        try:
            files.check(source)
            files.copy(source, made)
            held = _made_ready(settings, f"sqlite:///{made}", str(source), now)
            aside = _put_aside(database, now)
            files.put_in_place(made, database)
        finally:
            made.unlink(missing_ok=True)
    return held, aside


def hold_what_is_open(settings: Settings, now: datetime) -> Restored:
    """PostgreSQL was brought back by its own tools: holds all that was still to be said in it.

    Raises NotDone.
    """
    if settings.on_sqlite:
        raise NotDone("Which backup? `sapa restore FILE`; the daily ones are in DATA/backups.")
    with _told():
        return _made_ready(settings, settings.database, "This", now)


def remove_put_aside(settings: Settings, after: timedelta, now: datetime) -> int:
    """Removes former databases that a restore put aside so long ago; answers how many files."""
    database = files.path_of(settings.database)
    if database is None:
        return 0
    old = media.older(database.parent, f"{_aside_name(database)}*", after, now)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def damage(settings: Settings) -> str:
    """What to do when the database file is damaged; empty when it is sound, or none yet."""
    path = files.path_of(settings.database)
    if path is None or not path.exists():
        return ""
    try:
        files.check(path)
    except files.Damaged as found:
        return in_words(path, found)
    return ""


def in_words(path: Path | None, found: object) -> str:
    """What to do when a database file is damaged."""
    return (
        f"The database {path} is damaged ({found}). Nothing is sent or taken in. Put your"
        " last backup in its place with `sapa restore FILE`; the damaged file is kept aside."
    )


def _made_ready(settings: Settings, url: str, source: str, now: datetime) -> Restored:
    from bot.personal import forgotten

    database = Database(url)
    try:
        if database.transact(presence.anybody):
            raise NotDone("Sapa runs on this database. Stop it first, then restore.")
        with database.engine.connect() as connection:
            at = current(connection)
        if at is None or at > newest():
            raise NotDone(f"{source} is no database of this version of Sapa.")
        take_key(settings)
        migrate(database)
        check_key(database)
        held = database.transact(lambda s: restored.hold(s, now))
        return replace(held, forgotten=forgotten.again(settings, database, now))
    finally:
        database.close()


def _put_aside(database: Path, now: datetime) -> Path | None:
    """Renames what is there, damaged or not; its journal goes first, never to meet the new file."""
    if not database.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = database.with_name(f"{_aside_name(database)}{now:{STAMP}}{database.suffix}")
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.utime(f"{database}{suffix}")
            os.rename(f"{database}{suffix}", f"{aside}{suffix}")
    os.link(database, aside)  # both names, until the new file takes the first one over
    os.utime(aside)  # from now on it is kept for a time
    return aside


def _aside_name(database: Path) -> str:
    return f"{database.stem}-before-restore-"


def _file(settings: Settings) -> Path:
    path = files.path_of(settings.database)
    if path is None:
        raise NotDone(ON_POSTGRES)
    return path


@contextmanager
def _stopped(settings: Settings) -> Iterator[None]:
    try:
        lock = hold(settings.folder)
    except AlreadyRunning as error:
        raise NotDone(
            f"Sapa runs on {settings.folder} (process {error}). Stop it first, then restore."
        ) from None
    with lock:
        yield


@contextmanager
def _told() -> Iterator[None]:
    from storage.personal.erasing import InHand

    try:
        yield
    except files.Damaged as found:
        raise NotDone(f"The file is damaged ({found}); nothing was changed.") from None
    except NoKey as error:
        raise NotDone(str(error)) from None
    except sealed.CannotOpen:
        raise NotDone(OTHER_KEY) from None
    except (InHand, Busy):
        raise NotDone(
            "Something of somebody who was forgotten is still on its way in it. Stop Sapa, and try"
            " again."
        ) from None
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise NotDone(f"It could not be done: {getattr(error, 'orig', error)}") from None
