"""What a line of the command table holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.staff.acting import Acting


@dataclass(frozen=True)
class Command:
    """A command; its help line stands in the words file under [commands]."""

    name: str
    right: str
    run: Callable[[Acting, str], None]
    usage: str = ""


@dataclass(frozen=True)
class Press:
    """What a button does for whoever holds the right."""

    right: str
    run: Callable[[Acting, str], None]


Answer = Callable[[Acting, dict[str, Any]], None]
