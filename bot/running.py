"""Starting the program: practice or real, with its lock, its tables and its first words."""

import asyncio
import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any

import typer
from sqlalchemy.exc import OperationalError

from bot.backup import damage
from bot.clock import Clock
from bot.living import live
from bot.lock import AlreadyRunning, hold
from bot.logs import set_up_logs
from bot.practice.app import serve
from bot.practice.first_day import HINT, first_day
from bot.practice.room import Room
from bot.settings import Role, Settings
from storage.claims import new_claim_code
from storage.db import Database
from storage.migrate import migrate

WRONG_TOKEN = (
    "Telegram does not know this token. Get it from @BotFather (/mybots, API Token), put it into"
    " .env as TELEGRAM_TOKEN=..., and try `sapa doctor`."
)


NO_USE_TO_RESTART = os.EX_CONFIG  # 78: only a person can help; the service's file names it, too


class CannotStart(RuntimeError):
    """Why the program does not start, in words for the person who started it."""


async def run(settings: Settings, verbose: bool, fresh: bool, role: Role = Role.ALL) -> None:
    """Runs the bot, or its part in that role, until it is told to stop. Raises CannotStart."""
    set_up_logs(verbose)
    if fresh:
        _forget(settings)
    with _alone_or_together(settings, role), _database_in_words():
        if damaged := damage(settings):
            raise CannotStart(damaged)
        database = Database(settings.database)
        migrate(database)
        if settings.practising:
            await _practise(settings, database)
        else:
            assert settings.telegram_token
            token = settings.telegram_token.get_secret_value()
            await _real(settings, database, token, role)


async def practice(settings: Settings, port: int | None, folder: Path | None) -> None:
    """Runs a room alone, and tells how to start a bot beside it."""
    room = Room(folder)

    def ready(at: int) -> None:
        typer.echo(f"The practice room is open: http://127.0.0.1:{at}")
        typer.echo("A bot beside it:")
        typer.echo(f"  TELEGRAM_API_URL=http://127.0.0.1:{at} TELEGRAM_TOKEN={room.token} sapa run")

    await _serve(room, port or settings.practice_port, ready)


async def _real(settings: Settings, database: Database, token: str, role: Role) -> None:
    if role != Role.WORKER:
        code = database.transact(lambda s: new_claim_code(s, Clock().now()))
        if code:
            typer.echo(f"Nobody is admin yet. Write this to the bot in private: /claim {code}")
    await live(settings, database, token, settings.telegram_api_url, role)


async def _practise(settings: Settings, database: Database) -> None:
    """The room and the bot in one process; they talk over HTTP all the same."""
    room = Room(settings.folder / "room")
    room.hint = HINT
    database.transact(lambda s: first_day(s, room.clock.now()))
    opened: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(_serve(room, settings.practice_port, opened.set_result))
    waiting: set[asyncio.Future[Any]] = {serving, opened}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        await serving
    url = f"http://127.0.0.1:{opened.result()}"
    typer.echo(f"\n  The practice room is open: {url}\n\n  Ctrl-C ends it.\n")
    try:
        await live(settings, database, room.token, url)
    finally:
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving


async def _serve(room: Room, port: int, ready: Callable[[int], None]) -> None:
    try:
        await serve(room, port=port, on_ready=ready)
    except OSError as error:
        raise CannotStart(
            f"Port {port} is taken ({error.strerror}). Set PRACTICE_PORT to another one."
        ) from None


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


@contextlib.contextmanager
def _database_in_words() -> Iterator[None]:
    """What fails for want of the database before there is anybody to wait for it."""
    try:
        yield
    except OperationalError as error:
        raise CannotStart(f"The database cannot be used: {error.orig}") from None


def _forget(settings: Settings) -> None:
    if not settings.practising:
        raise CannotStart("--fresh is for the practice room: real data is never thrown away.")
    shutil.rmtree(settings.folder, ignore_errors=True)
