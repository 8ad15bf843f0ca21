"""Why the program does not start, or a command is not done, in words for who gave it."""

import os
from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

NO_USE_TO_RESTART = os.EX_CONFIG  # 78: only a person can help; the service's file names it, too


class InWords(TyperGroup):
    """Commands that say without a trace which setting is wrong, and what is closed to this user."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ValidationError as error:
            if error.title != "Settings":
                raise
            told = "\n".join(_wrong(one) for one in error.errors(include_input=False))
            end = NO_USE_TO_RESTART
        except PermissionError as error:
            told = f"{error.filename} is closed to the user who gave this command."
            end = 1  # a disk may come back
        typer.secho(told, fg="red", err=True)
        raise typer.Exit(end)


def _wrong(error: Any) -> str:
    """Never what was given: it may be a secret."""
    name = "_".join(str(part) for part in error["loc"]).upper()
    return f"{name} (in .env or the environment) is not right: {error['msg']}."


class CannotStart(RuntimeError):
    """Said as it is, without a trace."""
