"""Examples of what words meant, taken out for the training."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings

examples = typer.Typer(help="What partners' words meant, as staff have told.")


@examples.callback()
def _group() -> None:
    """With one command a group is still a group."""


@examples.command()
def export(
    file: Annotated[Path, typer.Argument(help="Where to; one JSON object a line.")],
) -> None:
    """Write what staff told that partners' words meant: text and intent, to learn from."""
    from bot.personal.persons import NotDone, book
    from storage.partner import examples

    try:
        with book(Settings()) as database:
            kept = database.transact(
                lambda s: [(one.text, one.intent) for one in examples.all_of_them(s)]
            )
    except NotDone as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
    lines = [json.dumps({"text": t, "intent": i}, ensure_ascii=False) + "\n" for t, i in kept]
    file.write_text("".join(lines), encoding="utf-8")
    typer.echo(f"Examples that are in {file} now: {len(lines)}")
