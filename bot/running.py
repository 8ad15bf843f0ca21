"""Starting the program, with its lock, its tables and its first words."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import IO

import typer
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.backup import in_words
from bot.clock import Clock
from bot.living import live
from bot.lock import AlreadyRunning, hold
from bot.logs import set_up_logs
from bot.personal.data_key import check_key, take_key
from bot.reader_settings import fault
from bot.refusing import CannotStart
from bot.settings import Role, Settings
from storage.db import Database
from storage.keeping import files
from storage.migrate import is_pending, migrate
from storage.staff.claims import new_claim_code

WRONG_TOKEN = (
    "Telegram does not know this token. Get it from @BotFather (/mybots, API Token), put it into"
    " .env as TELEGRAM_TOKEN=..., and try `sapa doctor`."
)


async def run(settings: Settings, verbose: bool, fresh: bool, role: Role = Role.ALL) -> None:
    """Runs the bot, or its part in that role, until it is told to stop.

    Raises CannotStart and NoKey.
    """
    set_up_logs(verbose)
    if wrong := fault(settings):
        raise CannotStart(f"{wrong}.")
    if fresh:
        _forget(settings)
    with _alone_or_together(settings, role), _database_in_words(settings):
        take_key(settings)
        database = Database(settings.database)
        _brought_up_to_date(settings, database)
        check_key(database)
        if settings.practising:
            from bot.practising import practise  # a real bot needs none of it

            await practise(settings, database)
        else:
            assert settings.telegram_token
            token = settings.telegram_token.get_secret_value()
            await _real(settings, database, token, role)


async def _real(settings: Settings, database: Database, token: str, role: Role) -> None:
    if role != Role.WORKER:
        code = database.transact(lambda s: new_claim_code(s, Clock().now()))
        if code:
            typer.echo(f"Nobody is admin yet. Write this to the bot in private: /claim {code}")
    await live(settings, database, token, settings.telegram_api_url, role)


def _alone_or_together(settings: Settings, role: Role) -> AbstractContextManager[object]:
    """The lock of a data folder that only one process may have; none on a shared database."""
    if not settings.on_sqlite:
        return contextlib.nullcontext()
    if role != Role.ALL:
        raise CannotStart(
            f"--role {role} is for several processes on one PostgreSQL: set DATABASE_URL."
        )
    return _locked(settings)


def _locked(settings: Settings) -> IO[str]:
    try:
        return hold(settings.folder)
    except AlreadyRunning as error:
        raise CannotStart(
            f"Sapa already runs on {settings.folder} (process {error}). Only one may."
        ) from None
    except OSError as error:
        raise CannotStart(
            f"Nothing can be written into {settings.folder}: {error.strerror}."
        ) from None


def _brought_up_to_date(settings: Settings, database: Database) -> None:
    """Only a file that is known to be sound is rebuilt."""
    path = files.path_of(settings.database)
    if path and is_pending(database):
        files.check(path)
    migrate(database)


@contextlib.contextmanager
def _database_in_words(settings: Settings) -> Iterator[None]:
    """What fails for want of the database before there is anybody to wait for it."""
    path = files.path_of(settings.database)
    try:
        yield
    except files.Damaged as found:
        raise CannotStart(in_words(path, found)) from None
    except OperationalError as error:
        raise CannotStart(f"The database cannot be used: {error.orig}") from None
    except DatabaseError as error:
        if files.is_damage(error.orig):
            raise CannotStart(in_words(path, error.orig)) from None
        raise


def _forget(settings: Settings) -> None:
    if not settings.practising:
        raise CannotStart("--fresh is for the practice room: real data is never thrown away.")
    shutil.rmtree(settings.folder, ignore_errors=True)
