"""DATA_KEY, which seals addresses and phones: read, made for practice, and changed."""

import os
from collections.abc import Callable

from sqlmodel import Session

from bot.settings import Settings
from storage.db import Database
from storage.personal import fingerprints, resealing, sealed

NONE_YET = (
    "Addresses and phone numbers are kept sealed, and there is no key yet. This makes one and puts"
    " it into .env:\n\n    sapa new-key >> .env\n\nKeep a copy of that line where the backups are"
    " not: with both, a thief can read them; without it, nobody can."
)
NO_KEY = "DATA_KEY is no key ({}). `sapa new-key` makes one; several stand with a comma between."
NOT_THIS = (
    "DATA_KEY is not the key that this database is sealed with, and nothing was written. Put the"
    " former key behind it, with a comma between: DATA_KEY=new,former"
)


class NoKey(RuntimeError):
    """There is no key, or it is not the right one; the message says what to do."""


def take_key(settings: Settings) -> None:
    """From now on this process seals and opens with the key of the settings. Raises NoKey."""
    try:
        sealed.use(sealed.Keys.read(_told(settings)))
    except sealed.BadKey as bad:
        raise NoKey(NO_KEY.format(bad)) from None


def check_key(database: Database, look: Callable[[Session], object] = fingerprints.begin) -> None:
    """Raises NoKey when this database was sealed with another one. It has the newest tables."""
    try:
        database.transact(look)
    except sealed.CannotOpen:
        raise NoKey(NOT_THIS) from None


def change_key(settings: Settings) -> int:
    """Seals everything with the first of the keys; answers how many rows others had sealed.

    The bot may run meanwhile. Raises NoKey.
    """
    from bot.personal import forgotten  # with all that is kept of somebody: no start needs it

    take_key(settings)
    database = Database(settings.database)
    try:
        check_key(database)
        rows = resealing.reseal(database)
        forgotten.sealed_anew(settings)
        return rows
    except sealed.CannotOpen:
        raise NoKey(NOT_THIS) from None
    finally:
        database.close()


def _told(settings: Settings) -> str:
    if settings.data_key:
        return settings.data_key.get_secret_value()
    if not settings.practising:
        raise NoKey(NONE_YET)
    return _of_practice(settings)


def _of_practice(settings: Settings) -> str:
    path = settings.key_file
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(sealed.new_key())
    return path.read_text()
