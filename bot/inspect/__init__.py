"""Reading something the way the bot reads it, at the terminal."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

ROOMS = ("listing", "links", "reply")


class Rooms(TyperGroup):
    """Each command is in a module of its name, imported when it is asked for: no start needs it."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*ROOMS]

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in ROOMS:
            return None
        room = typer.Typer(add_completion=False)
        room.command(name)(getattr(import_module(f"{__name__}.{name}"), name))
        return typer.main.get_command(room)
