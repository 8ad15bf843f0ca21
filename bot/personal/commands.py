"""The command line for personal data: its key, and one person's data."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings

WHO = "The partner's number, `deal 12`, `@account` or `instagram:account`."


def new_key() -> None:
    """Print a fresh DATA_KEY for .env, with which addresses and phones are sealed."""
    from storage.personal.sealed import new_key

    typer.echo(f"\nDATA_KEY={new_key()}")  # on a line of its own, whatever the file ends with


def change_key() -> None:
    """Seal everything with the first key of DATA_KEY=new,former; the bot may run meanwhile."""
    from bot.personal.data_key import NoKey
    from bot.personal.data_key import change_key as change

    with _in_words(NoKey):
        rows = change(Settings())
    typer.echo(
        f"Rows that were sealed anew: {rows}. DATA_KEY may be the first key alone now; restart Sapa"
        " then. Keep the former key as long as you keep backups from before."
    )


def export_person(
    who: Annotated[str, typer.Argument(help=WHO)],
    file: Annotated[
        Path | None, typer.Argument(help="Where to; by default a zip in DATA/exports.")
    ] = None,
) -> None:
    """Write all that is held on somebody, with their files, into one zip."""
    from bot.clock import Clock
    from bot.personal import persons

    with _in_words(persons.NotDone):
        typer.echo(f"It is all there: {persons.export(Settings(), who, file, Clock().now())}")


def correct_person(
    who: Annotated[str, typer.Argument(help=WHO)],
    field: Annotated[str, typer.Argument(help="name, phone, address, handle, …")],
    value: Annotated[str, typer.Argument(help="What is right.")],
) -> None:
    """Put one field of somebody's data right; that it was is noted."""
    from bot.clock import Clock
    from bot.personal import persons

    with _in_words(persons.NotDone):
        done = persons.correct(Settings(), who, field, value, Clock().now())
        typer.echo(f"Corrected: {field} of {done}")


def forget_person(
    who: Annotated[str, typer.Argument(help=WHO)],
    even_with_open_deals: Annotated[
        bool, typer.Option(help="Call off what is agreed with them; nobody is told.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is them.")] = False,
) -> None:
    """Forget somebody for good: names, words and files go, figures without a name stay."""
    from bot.clock import Clock
    from bot.personal import persons

    settings = Settings()
    with _in_words(persons.NotDone):
        if not yes:
            name = persons.name_of(settings, who)
            typer.confirm(f"Forget {name}? It cannot be taken back", abort=True)
        number = persons.forget(settings, who, even_with_open_deals, Clock().now())
    typer.echo(f"Forgotten. In figures they are #{number}; no list brings them back.")
    typer.echo("Backups made before still hold them; a restore forgets them again by itself.")
    typer.echo(_what_stays(settings))


def _what_stays(settings: Settings) -> str:
    """The files that nobody is looked for in, and when they go by themselves."""
    from bot.forgetting import EXPORTS_KEPT

    return (
        f"Files may still hold them: sheets that were taken in, for {settings.keep_files_days} days"
        f" ({settings.media}), and what was exported, for {EXPORTS_KEPT.days} days"
        f" ({settings.exports}). Whoever cannot wait deletes these by hand."
    )


COMMANDS = (new_key, change_key, export_person, correct_person, forget_person)


@contextmanager
def _in_words(kind: type[RuntimeError]) -> Iterator[None]:
    """What could not be done is said, and the exit code is 1."""
    try:
        yield
    except kind as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
