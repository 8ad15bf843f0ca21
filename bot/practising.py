"""Practising: the room and the bot in one process, or a room alone for a bot beside it."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from bot.living import live
from bot.practice.app import serve
from bot.practice.first_day import HINT, first_day
from bot.practice.room import Room
from bot.refusing import CannotStart
from bot.settings import Settings
from storage.db import Database


async def practise(settings: Settings, database: Database) -> None:
    """Opens the room and lives in it; the two talk over HTTP all the same. Raises CannotStart."""
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


async def open_room(settings: Settings, port: int | None, folder: Path | None) -> None:
    """A room alone; tells how to start a bot beside it. Raises CannotStart."""
    room = Room(folder)

    def ready(at: int) -> None:
        typer.echo(f"The practice room is open: http://127.0.0.1:{at}")
        typer.echo("A bot beside it:")
        typer.echo(f"  TELEGRAM_API_URL=http://127.0.0.1:{at} TELEGRAM_TOKEN={room.token} sapa run")
        if not settings.data_key:
            typer.echo("It needs a DATA_KEY, too. Once before: sapa new-key >> .env")

    await _serve(room, port or settings.practice_port, ready)


async def _serve(room: Room, port: int, ready: Callable[[int], None]) -> None:
    try:
        await serve(room, port=port, on_ready=ready)
    except OSError as error:
        raise CannotStart(
            f"Port {port} is taken ({error.strerror}). Set PRACTICE_PORT to another one."
        ) from None
