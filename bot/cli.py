"""The command line."""

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from bot.examples import examples
from bot.inspect import Rooms
from bot.personal.commands import COMMANDS
from bot.refusing import NO_USE_TO_RESTART, InWords
from bot.settings import Role, Settings
from bot.sparing import start_sparingly

app = typer.Typer(
    cls=InWords,
    help="Sapa: offers, replies, proofs and reminders for a KOL and affiliate team, on Telegram.",
    no_args_is_help=True,
    add_completion=False,
)
inspect = typer.Typer(
    cls=Rooms, help="Read something the way the bot reads it, without touching anything."
)
app.add_typer(inspect, name="inspect")
app.add_typer(examples, name="examples")
for command in COMMANDS:
    app.command()(command)

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log every step.")]


@app.callback()
def owners_alone() -> None:
    """What a command writes is for the user alone who gave it."""
    os.umask(0o077)


@app.command()
def run(
    verbose: Verbose = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Practice only: forget everything and begin anew.")
    ] = False,
    role: Annotated[
        Role,
        typer.Option(
            help="web: only take updates in; worker: only work on them; all: both. Several"
            " processes need PostgreSQL."
        ),
    ] = Role.ALL,
) -> None:
    """Run the bot: in the practice room, or on Telegram when TELEGRAM_TOKEN is set."""
    start_sparingly()
    from telegram.error import InvalidToken

    from bot import running
    from bot.personal.data_key import NoKey

    try:
        asyncio.run(running.run(Settings(), verbose, fresh, role))
    except running.CannotStart as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
    except NoKey as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(NO_USE_TO_RESTART) from None
    except InvalidToken:
        typer.secho(running.WRONG_TOKEN, fg="red", err=True)
        raise typer.Exit(NO_USE_TO_RESTART) from None


@app.command()
def practice(
    port: Annotated[int | None, typer.Option(help="Where to listen on this machine.")] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Where to keep the room; nowhere when left out.")
    ] = None,
) -> None:
    """Run the practice room alone, for a bot that is started beside it."""
    from bot.practising import open_room
    from bot.refusing import CannotStart

    try:
        asyncio.run(open_room(Settings(), port, folder))
    except CannotStart as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; by default a dated file in DATA/backups.")
    ] = None,
) -> None:
    """Copy the database, also while the bot runs, and check the copy."""
    from bot.backup import NotDone, back_up
    from bot.clock import Clock

    try:
        typer.echo(f"The backup is whole and checked: {back_up(Settings(), file, Clock().now())}")
        typer.echo("Addresses and phones in it are sealed: keep DATA_KEY too, and elsewhere.")
    except NotDone as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None


@app.command()
def restore(
    file: Annotated[
        Path | None,
        typer.Argument(help="A copy of SQLite's file; none once PostgreSQL was brought back."),
    ] = None,
) -> None:
    """Go back to a backup. What was still to be said in it is held, and shown to staff in /due."""
    from bot import backup as backups
    from bot.clock import Clock

    settings, now, aside = Settings(), Clock().now(), None
    try:
        if file:
            held, aside = backups.restore(settings, file, now)
        else:
            held = backups.hold_what_is_open(settings, now)
    except backups.NotDone as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"It is restored. Messages held for staff to settle in /due: {held.held}.")
    if held.forgotten:
        typer.echo(f"Who had been forgotten since is forgotten again: {held.forgotten}.")
    if not settings.forgotten_file.exists():
        typer.echo(
            f"There is no {settings.forgotten_file}: if anybody was forgotten after this copy was"
            " made, bring that file, too, and restore once more."
        )
    if aside:
        typer.echo(f"The former database is kept: {aside}")


@app.command()
def doctor() -> None:
    """Check settings, token, database and templates, and say in plain words what is wrong."""
    from bot.doctor import examine

    raise typer.Exit(0 if examine(Settings()) else 1)


@app.command()
def move_database(
    to: Annotated[str, typer.Argument(help="postgresql://…: a database with nothing in it.")],
    source: Annotated[
        str | None, typer.Option("--from", help="sqlite:///…; the settings' file when left out.")
    ] = None,
) -> None:
    """Move everything from SQLite to PostgreSQL, compared row by row before it counts."""
    from bot import moving

    try:
        moving.move_database(Settings(), to, source)
    except moving.CannotMove as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
